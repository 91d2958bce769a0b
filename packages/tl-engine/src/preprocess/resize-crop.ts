import type { Pixels } from "./pixels.ts";

/** Pillow keeps filter weights as fixed-point numbers with this many bits after the point. */
const PRECISION_BITS = 22;
const ONE = 2 ** PRECISION_BITS;
const HALF = 2 ** (PRECISION_BITS - 1);

/** The shorter side becomes `resize`; a square of `crop` is cut from the middle. */
export interface ResizeCrop {
  readonly resize: number;
  readonly crop: number;
}

/** Python's `round`: halves go to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  if (fraction !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * `torchvision.transforms.Resize(resize)` and `CenterCrop(crop)` on a PIL image, bit for bit: bilinear with antialiasing,
 * horizontally first, each pass rounded to 8 bits, in Pillow's fixed-point arithmetic.
 * Only the pixels that the crop keeps are computed, and only the rows that they need.
 * @param pixels uint8 [height, width, 3]; borrowed.
 * @returns uint8 [crop, crop, 3].
 * Source: the procedure of Pillow's resampling (convolution with a triangle of half-width max(scale, 1)) and of
 * torchvision's output sizes; checked against Pillow 9.4.
 */
export function resizeCrop({ width, height, data }: Pixels, { resize, crop }: ResizeCrop): Uint8Array {
  const long = Math.trunc((resize * Math.max(width, height)) / Math.min(width, height));
  const [newWidth, newHeight] = width <= height ? [resize, long] : [long, resize];
  const left = roundHalfEven((newWidth - crop) / 2);
  const top = roundHalfEven((newHeight - crop) / 2);
  const columns = filterWeights(width, newWidth, left, crop);
  const rows = filterWeights(height, newHeight, top, crop);

  const firstRow = rows.starts[0] as number;
  const endRow = Math.max(...rows.starts.map((start, i) => start + (rows.counts[i] as number)));
  const narrow = resampleRows(data.subarray(firstRow * width * 3), width * 3, endRow - firstRow, columns, crop);
  return resampleColumns(narrow, crop * 3, rows, firstRow, crop);
}

interface FilterWeights {
  /** For each output position, the first input position and how many follow. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** Fixed-point weights, `stride` apart. */
  readonly weights: Int32Array;
  readonly stride: number;
}

/** The triangle filter's weights for output positions `from` to `from + count` of `outSize`. */
function filterWeights(inSize: number, outSize: number, from: number, count: number): FilterWeights {
  const scale = inSize / outSize;
  const support = Math.max(scale, 1);
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(count);
  const counts = new Int32Array(count);
  const weights = new Int32Array(count * stride);
  const raw = new Float64Array(stride);
  for (let i = 0; i < count; i++) {
    const centre = (from + i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(inSize, Math.trunc(centre + support + 0.5));
    let sum = 0;
    for (let k = 0; k < end - start; k++) {
      const weight = Math.max(0, 1 - Math.abs((k + start - centre + 0.5) * (1 / support)));
      raw[k] = weight;
      sum += weight;
    }
    starts[i] = start;
    counts[i] = end - start;
    for (let k = 0; k < end - start; k++) weights[i * stride + k] = Math.trunc(0.5 + ((raw[k] as number) / sum) * ONE);
  }
  return { starts, counts, weights, stride };
}

/** Horizontal pass: [rows, inputWidth, 3] to [rows, outWidth, 3]. */
function resampleRows(
  data: Uint8Array,
  rowBytes: number,
  rows: number,
  { starts, counts, weights, stride }: FilterWeights,
  outWidth: number,
): Uint8Array {
  const out = new Uint8Array(rows * outWidth * 3);
  let to = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < outWidth; x++, to += 3) {
      let from = y * rowBytes + (starts[x] as number) * 3;
      const end = x * stride + (counts[x] as number);
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      for (let k = x * stride; k < end; k++, from += 3) {
        const weight = weights[k] as number;
        red += (data[from] as number) * weight;
        green += (data[from + 1] as number) * weight;
        blue += (data[from + 2] as number) * weight;
      }
      // Weights are positive and sum to at most a few units over one, so only the upper bound can be passed.
      out[to] = Math.min(255, red >> PRECISION_BITS);
      out[to + 1] = Math.min(255, green >> PRECISION_BITS);
      out[to + 2] = Math.min(255, blue >> PRECISION_BITS);
    }
  }
  return out;
}

/** Vertical pass: [rows from `firstRow`, rowBytes] to [outHeight, rowBytes]. */
function resampleColumns(
  data: Uint8Array,
  rowBytes: number,
  { starts, counts, weights, stride }: FilterWeights,
  firstRow: number,
  outHeight: number,
): Uint8Array {
  const out = new Uint8Array(outHeight * rowBytes);
  const sums = new Int32Array(rowBytes);
  for (let y = 0; y < outHeight; y++) {
    sums.fill(HALF);
    const count = counts[y] as number;
    for (let k = 0; k < count; k++) {
      const weight = weights[y * stride + k] as number;
      const from = ((starts[y] as number) - firstRow + k) * rowBytes;
      for (let i = 0; i < rowBytes; i++) sums[i] = (sums[i] as number) + (data[from + i] as number) * weight;
    }
    const to = y * rowBytes;
    for (let i = 0; i < rowBytes; i++) out[to + i] = Math.min(255, (sums[i] as number) >> PRECISION_BITS);
  }
  return out;
}
