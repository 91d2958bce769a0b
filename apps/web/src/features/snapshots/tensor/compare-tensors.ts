import { inSlices } from "./in-slices.ts";
import type { ReadTensor } from "./read-tensors.ts";

export interface TensorComparison {
  /** `second − first`, value for value. */
  difference: Float32Array;
  /** `a·b / (‖a‖ ‖b‖)`; null where one of them is all zeros. */
  cosine: number | null;
  maxAbs: number;
  /** Where the largest difference is; null where there is none. */
  maxAt: number | null;
  meanAbs: number;
  /** Values that are the same, bit for bit or both NaN. */
  equal: number;
  /** Pairs left out of the figures, since one of the two isn't finite. */
  leftOut: number;
}

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/**
 * Holds two tensors of one shape against each other, in slices so that the page stays smooth.
 * @throws RangeError when the shapes differ.
 */
export async function compareTensors(
  first: Pick<ReadTensor, "shape" | "values">,
  second: Pick<ReadTensor, "shape" | "values">,
  signal?: AbortSignal,
): Promise<TensorComparison> {
  if (!sameShape(first.shape, second.shape)) throw new RangeError("the shapes differ");
  const [a, b] = [first.values, second.values];
  const difference = new Float32Array(a.length);
  let [dot, squaresA, squaresB, sum, equal, leftOut, maxAbs] = [0, 0, 0, 0, 0, 0, 0];
  let maxAt: number | null = null;
  await inSlices(
    a.length,
    (from, to) => {
      for (let at = from; at < to; at++) {
        const x = a[at] as number;
        const y = b[at] as number;
        difference[at] = y - x;
        if (x === y || (Number.isNaN(x) && Number.isNaN(y))) equal += 1;
        if (!Number.isFinite(x) || !Number.isFinite(y)) {
          leftOut += 1;
          continue;
        }
        dot += x * y;
        squaresA += x * x;
        squaresB += y * y;
        const apart = Math.abs(y - x);
        sum += apart;
        if (apart > maxAbs || maxAt === null) [maxAbs, maxAt] = [apart, at];
      }
    },
    signal,
  );
  const norms = Math.sqrt(squaresA) * Math.sqrt(squaresB);
  return {
    difference,
    // Rounding must not make two equal tensors more than parallel.
    cosine: norms === 0 ? null : Math.max(-1, Math.min(1, dot / norms)),
    maxAbs,
    maxAt,
    meanAbs: a.length > leftOut ? sum / (a.length - leftOut) : Number.NaN,
    equal,
    leftOut,
  };
}

/** A place in the row-major order as an index on each axis. */
export function indexOf(place: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = place;
  for (const size of shape.toReversed()) {
    index.unshift(size === 0 ? 0 : rest % size);
    rest = Math.floor(rest / Math.max(1, size));
  }
  return index;
}
