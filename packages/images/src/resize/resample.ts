import { type FilterWeights, PRECISION_BITS } from "./filter-weights.ts";

const HALF = 2 ** (PRECISION_BITS - 1);

/**
 * Horizontal pass over interleaved 8-bit samples.
 * @param data uint8 [rows, inputWidth, channels] with rows `rowBytes` apart; borrowed.
 * @returns uint8 [rows, output positions, channels].
 */
export function resampleRows(
  data: Uint8Array,
  rowBytes: number,
  rows: number,
  channels: number,
  along: FilterWeights,
): Uint8Array {
  // A clamped array clips as Pillow does: filters with negative lobes leave 0 to 255 on both sides.
  const out = new Uint8ClampedArray(rows * along.starts.length * channels);
  if (channels === 3) rowsOfThree(data, rowBytes, rows, along, out);
  else rowsOfAny(data, rowBytes, rows, channels, along, out);
  return new Uint8Array(out.buffer);
}

function rowsOfThree(
  data: Uint8Array,
  rowBytes: number,
  rows: number,
  { starts, counts, weights, stride }: FilterWeights,
  out: Uint8ClampedArray,
): void {
  let to = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < starts.length; x++, to += 3) {
      let from = y * rowBytes + (starts[x] as number) * 3;
      const end = x * stride + (counts[x] as number);
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      for (let k = x * stride; k < end; k++, from += 3) {
        const weight = weights[k] as number;
        red = (red + (data[from] as number) * weight) | 0;
        green = (green + (data[from + 1] as number) * weight) | 0;
        blue = (blue + (data[from + 2] as number) * weight) | 0;
      }
      out[to] = red >> PRECISION_BITS;
      out[to + 1] = green >> PRECISION_BITS;
      out[to + 2] = blue >> PRECISION_BITS;
    }
  }
}

function rowsOfAny(
  data: Uint8Array,
  rowBytes: number,
  rows: number,
  channels: number,
  { starts, counts, weights, stride }: FilterWeights,
  out: Uint8ClampedArray,
): void {
  let to = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < starts.length; x++) {
      const end = x * stride + (counts[x] as number);
      for (let c = 0; c < channels; c++, to++) {
        let from = y * rowBytes + (starts[x] as number) * channels + c;
        let sum = HALF;
        for (let k = x * stride; k < end; k++, from += channels) {
          sum = (sum + (data[from] as number) * (weights[k] as number)) | 0;
        }
        out[to] = sum >> PRECISION_BITS;
      }
    }
  }
}

/**
 * Vertical pass.
 * @param data uint8 [rows, rowBytes] whose first row is number `firstRow` of the picture; borrowed.
 * @returns uint8 [output positions, rowBytes].
 */
export function resampleColumns(
  data: Uint8Array,
  rowBytes: number,
  firstRow: number,
  { starts, counts, weights, stride }: FilterWeights,
): Uint8Array {
  const out = new Uint8ClampedArray(starts.length * rowBytes);
  const sums = new Int32Array(rowBytes);
  for (let y = 0; y < starts.length; y++) {
    sums.fill(HALF);
    const count = counts[y] as number;
    for (let k = 0; k < count; k++) {
      const weight = weights[y * stride + k] as number;
      const from = ((starts[y] as number) - firstRow + k) * rowBytes;
      for (let i = 0; i < rowBytes; i++) sums[i] = (sums[i] as number) + (data[from + i] as number) * weight;
    }
    const to = y * rowBytes;
    for (let i = 0; i < rowBytes; i++) out[to + i] = (sums[i] as number) >> PRECISION_BITS;
  }
  return new Uint8Array(out.buffer);
}
