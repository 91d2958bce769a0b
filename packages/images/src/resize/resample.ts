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
        red = (red + Math.imul(data[from] as number, weight)) | 0;
        green = (green + Math.imul(data[from + 1] as number, weight)) | 0;
        blue = (blue + Math.imul(data[from + 2] as number, weight)) | 0;
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
          sum = (sum + Math.imul(data[from] as number, weights[k] as number)) | 0;
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
    const to = y * rowBytes;
    const from = ((starts[y] as number) - firstRow) * rowBytes;
    const k = y * stride;
    const count = counts[y] as number;
    if (count === 3) {
      // What a picture shrunk by less than half mostly takes, in one go.
      const second = from + rowBytes;
      const third = second + rowBytes;
      const w0 = weights[k] as number;
      const w1 = weights[k + 1] as number;
      const w2 = weights[k + 2] as number;
      for (let i = 0; i < rowBytes; i++) {
        const sum = (HALF + Math.imul(data[from + i] as number, w0) + Math.imul(data[second + i] as number, w1)) | 0;
        out[to + i] = ((sum + Math.imul(data[third + i] as number, w2)) | 0) >> PRECISION_BITS;
      }
      continue;
    }
    sums.fill(HALF);
    for (let tap = 0; tap < count; tap++) {
      const weight = weights[k + tap] as number;
      const row = from + tap * rowBytes;
      for (let i = 0; i < rowBytes; i++) {
        sums[i] = ((sums[i] as number) + Math.imul(data[row + i] as number, weight)) | 0;
      }
    }
    for (let i = 0; i < rowBytes; i++) out[to + i] = (sums[i] as number) >> PRECISION_BITS;
  }
  return new Uint8Array(out.buffer);
}
