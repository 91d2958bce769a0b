import { PictureError } from "../errors.ts";
import { type BytePicture, CHANNELS, type Raster } from "../pixels.ts";
import { filterWeights, inputRange } from "./filter-weights.ts";
import type { ResizeFilter, WindowFilter } from "./filters.ts";
import { premultiply, unpremultiply } from "./premultiply.ts";
import { resampleColumns, resampleRows } from "./resample.ts";

/** Left, upper, right and lower border of the part to use, in pixels; need not be whole. */
export type Box = readonly [left: number, upper: number, right: number, lower: number];

export interface ResizeTo {
  readonly width: number;
  readonly height: number;
  readonly filter: ResizeFilter;
  /** By default the whole picture. */
  readonly box?: Box | undefined;
}

/**
 * `PIL.Image.resize`, bit for bit: modes "1" and "P" take the nearest pixel whatever the filter, alpha is multiplied into the
 * colours while they are filtered.
 * @param picture borrowed; returned as it is when nothing changes.
 * @throws PictureError when a size or the box is not positive or the box leaves the picture.
 */
export function resizePicture(picture: BytePicture, to: ResizeTo): BytePicture {
  const { mode, width, height } = picture;
  if (to.width === width && to.height === height && isWhole(to.box, width, height)) return picture;
  const channels = CHANNELS[mode];
  const filter = mode === "1" || mode === "P" ? "nearest" : to.filter;
  const hasAlpha = (mode === "LA" || mode === "RGBA") && filter !== "nearest";
  const source = hasAlpha ? premultiply(picture, channels) : picture;
  const data = resize({ width, height, channels, data: source.data }, { ...to, filter }).data;
  const resized = { ...picture, width: to.width, height: to.height, data };
  return hasAlpha ? unpremultiply(resized, channels) : resized;
}

/**
 * Resizes 8-bit samples of any number of channels, each for itself, with Pillow's arithmetic: horizontally first, each pass
 * rounded to 8 bits and clipped; a filter widens by the factor by which the picture shrinks.
 * @param raster borrowed; its samples are shared where nothing changes.
 * @throws PictureError when a size or the box is not positive or the box leaves the picture.
 * Source: the procedure of Pillow's `Resample.c` and of its affine scaling for the nearest pixel; checked against Pillow 9.4.
 */
export function resize(raster: Raster, { width, height, filter, box }: ResizeTo): Raster {
  const [left, upper, right, lower] = box ?? [0, 0, raster.width, raster.height];
  if (!(width >= 1 && height >= 1)) throw new PictureError("height and width must be > 0");
  if (left < 0 || upper < 0) throw new PictureError("box offset can't be negative");
  if (right > raster.width || lower > raster.height) throw new PictureError("box can't exceed original image size");
  if (right < left || lower < upper) throw new PictureError("box can't be empty");
  const size = { width, height, channels: raster.channels };
  if (width === raster.width && height === raster.height && isWhole(box, width, height))
    return { ...size, data: raster.data };
  if (filter === "nearest") return { ...size, data: nearest(raster, width, height, [left, upper, right, lower]) };
  return { ...size, data: windowed(raster, width, height, [left, upper, right, lower], filter) };
}

function isWhole(box: Box | undefined, width: number, height: number): boolean {
  return !box || (box[0] === 0 && box[1] === 0 && box[2] === width && box[3] === height);
}

function windowed(
  { width, height, channels, data }: Raster,
  newWidth: number,
  newHeight: number,
  [left, upper, right, lower]: Box,
  filter: WindowFilter,
): Uint8Array {
  const down = filterWeights(
    { inSize: height, begin: upper, end: lower, outSize: newHeight, from: 0, count: newHeight },
    filter,
  );
  const { first, end } = inputRange(down);
  let rows = data.subarray(first * width * channels, end * width * channels);
  if (newWidth !== width || left !== 0 || right !== newWidth) {
    const across = filterWeights(
      { inSize: width, begin: left, end: right, outSize: newWidth, from: 0, count: newWidth },
      filter,
    );
    rows = resampleRows(rows, width * channels, end - first, channels, across);
  }
  const isDone = newHeight === height && upper === 0 && lower === newHeight;
  return isDone ? rows : resampleColumns(rows, newWidth * channels, first, down);
}

/** Each pixel takes the one its middle falls upon. Positions are summed up, with the rounding that has. */
function nearest(
  { width, height, channels, data }: Raster,
  newWidth: number,
  newHeight: number,
  [left, upper, right, lower]: Box,
): Uint8Array {
  const columns = positions(left, right, newWidth, width);
  const rows = positions(upper, lower, newHeight, height);
  const out = new Uint8Array(newWidth * newHeight * channels);
  let to = 0;
  for (const row of rows) {
    for (const column of columns) {
      const from = (row * width + column) * channels;
      for (let c = 0; c < channels; c++) out[to++] = data[from + c] as number;
    }
  }
  return out;
}

function positions(begin: number, end: number, count: number, inSize: number): Int32Array {
  const first = Math.fround(begin);
  const step = Math.fround(Math.fround(end) - first) / count;
  const found = new Int32Array(count);
  let at = first + step * 0.5;
  for (let i = 0; i < count; i++, at += step) found[i] = Math.min(inSize - 1, Math.trunc(at));
  return found;
}
