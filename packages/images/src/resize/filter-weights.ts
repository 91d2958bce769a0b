import { KERNELS, type WindowFilter } from "./filters.ts";

/** Pillow keeps filter weights as fixed-point numbers with this many bits after the point. */
export const PRECISION_BITS = 22;
const ONE = 2 ** PRECISION_BITS;

export interface FilterWeights {
  /** For each output position, the first input position and how many follow. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** Fixed-point weights, `stride` apart. */
  readonly weights: Int32Array;
  readonly stride: number;
}

/** Which output positions to compute, of a line stretched or shrunk from [begin, end) to `outSize`. */
export interface Line {
  readonly inSize: number;
  readonly begin: number;
  readonly end: number;
  readonly outSize: number;
  /** First output position wanted, and how many. */
  readonly from: number;
  readonly count: number;
}

/** A filter's weights along one axis; where the line shrinks, the filter widens by the same factor. */
export function filterWeights({ inSize, begin, end, outSize, from, count }: Line, filter: WindowFilter): FilterWeights {
  const { support: unit, weight } = KERNELS[filter];
  // Pillow holds the borders as float32.
  const scale = Math.fround(Math.fround(end) - Math.fround(begin)) / outSize;
  const widening = Math.max(scale, 1);
  const support = unit * widening;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(count);
  const counts = new Int32Array(count);
  const weights = new Int32Array(count * stride);
  const raw = new Float64Array(stride);
  for (let i = 0; i < count; i++) {
    const centre = Math.fround(begin) + (from + i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const last = Math.min(inSize, Math.trunc(centre + support + 0.5));
    let sum = 0;
    for (let k = 0; k < last - first; k++) {
      const value = weight((k + first - centre + 0.5) * (1 / widening));
      raw[k] = value;
      sum += value;
    }
    starts[i] = first;
    counts[i] = last - first;
    for (let k = 0; k < last - first; k++) {
      const fixed = (sum === 0 ? (raw[k] as number) : (raw[k] as number) / sum) * ONE;
      weights[i * stride + k] = Math.trunc(fixed < 0 ? fixed - 0.5 : fixed + 0.5);
    }
  }
  return { starts, counts, weights, stride };
}

/** The input positions that some weight touches: the first, and the one after the last. */
export function inputRange({ starts, counts }: FilterWeights): { first: number; end: number } {
  const last = starts.length - 1;
  return { first: starts[0] as number, end: (starts[last] as number) + (counts[last] as number) };
}
