import type { Pixels } from "../pixels.ts";
import { type FilterWeights, filterWeights, inputRange } from "./filter-weights.ts";
import type { WindowFilter } from "./filters.ts";
import { resampleColumns, resampleRows } from "./resample.ts";

/** The shorter side becomes `resize`; a square of `crop` is cut from the middle. */
export interface ResizeCrop {
  readonly resize: number;
  readonly crop: number;
  /** Bilinear unless told. */
  readonly filter?: WindowFilter;
}

/** The two passes, for whoever has faster ones; both give Pillow's very samples. */
export interface ResamplePasses {
  /** See `resampleRows` and `resampleColumns`, one after the other on a picture of three channels. */
  run(
    data: Uint8Array,
    rowBytes: number,
    rows: number,
    across: FilterWeights,
    firstRow: number,
    down: FilterWeights,
  ): Uint8Array;
}

const plainPasses: ResamplePasses = {
  run(data, rowBytes, rows, across, firstRow, down) {
    const narrow = resampleRows(data, rowBytes, rows, 3, across);
    return resampleColumns(narrow, across.starts.length * 3, firstRow, down);
  },
};

/** Python's `round`: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * `torchvision.transforms.Resize(resize)` and `CenterCrop(crop)` on a PIL image, bit for bit: with antialiasing,
 * horizontally first, each pass rounded to 8 bits, in Pillow's fixed-point arithmetic.
 * Only the pixels that the crop keeps are computed, and only the rows that they need.
 * @param pixels uint8 [height, width, 3]; borrowed.
 * @returns uint8 [crop, crop, 3].
 * Source: the procedure of Pillow's resampling (convolution with a filter widened by max(scale, 1)) and of
 * torchvision's output sizes; checked against Pillow 9.4.
 */
export function resizeCrop(
  { width, height, data }: Pixels,
  { resize, crop, filter = "bilinear" }: ResizeCrop,
  passes: ResamplePasses = plainPasses,
): Uint8Array {
  const long = Math.trunc((resize * Math.max(width, height)) / Math.min(width, height));
  const [newWidth, newHeight] = width <= height ? [resize, long] : [long, resize];
  const left = roundHalfEven((newWidth - crop) / 2);
  const top = roundHalfEven((newHeight - crop) / 2);
  const whole = { begin: 0, count: crop };
  const across = filterWeights({ ...whole, inSize: width, end: width, outSize: newWidth, from: left }, filter);
  const down = filterWeights({ ...whole, inSize: height, end: height, outSize: newHeight, from: top }, filter);
  const { first, end } = inputRange(down);
  return passes.run(data.subarray(first * width * 3, end * width * 3), width * 3, end - first, across, first, down);
}
