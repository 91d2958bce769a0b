import type { Head } from "../client/lab-types.ts";
import { hiddenInto } from "../head/head-layers.ts";
import { indexOfMaximum, logitsInto } from "../head/softmax.ts";

/** How far features may differ between devices, ‖a − b‖₂ / ‖b‖₂: what every backend is held to. */
export const FEATURE_TOLERANCE = 1e-4;

/**
 * Counts photos that a head gets right, and those that it gets wrong by so little that another device's rounding could turn
 * them. Features that are off by δ, ‖δ‖ ≤ ε‖x‖, move the margin of class a over class b by at most
 * `ε‖x‖ · ‖w_a − w_b‖`, with a hidden layer by `ε‖x‖ · Σ_u |w_a,u − w_b,u| · ‖v_u‖`, since ReLU stretches nothing.
 * Scaling a head scales both sides, so it wins nothing.
 * @param features float32 [n, width]; borrowed. @param labels int32 [n]; borrowed.
 * @returns `correct`, and `close`: wrong, with the true class the only other within that bound of the first.
 */
export function countCorrect(
  head: Head,
  features: Float32Array,
  labels: Int32Array,
  tolerance: number = FEATURE_TOLERANCE,
): { correct: number; close: number } {
  const { classCount, width, weight, bias, hidden } = head;
  const inner = hidden ? hidden.units : width;
  const first = hidden && { ...hidden, width };
  const activations = new Float32Array(hidden ? inner : 0);
  const scratch = new Float64Array(activations.length);
  const row = new Float64Array(classCount);
  const stretch = first && rowNorms(first.weight, first.units, width);
  let correct = 0;
  let close = 0;
  for (const [i, label] of labels.entries()) {
    if (first) hiddenInto(activations, scratch, features, i, first);
    logitsInto(row, first ? activations : features, first ? 0 : i, { weight, bias, width: inner });
    const best = indexOfMaximum(row);
    if (best === label) {
      correct += 1;
      continue;
    }
    const reach = tolerance * norm(features, i * width, width);
    const isNear = (k: number) =>
      (row[best] as number) - (row[k] as number) <= reach * rowDistance(weight, best, k, inner, stretch);
    const others = Array.from(row.keys()).filter((k) => k !== best && k !== label && isNear(k));
    if (others.length === 0 && isNear(label)) close += 1;
  }
  return { correct, close };
}

function norm(values: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let d = from; d < from + count; d++) sum += (values[d] as number) ** 2;
  return Math.sqrt(sum);
}

const rowNorms = (weight: Float32Array, rows: number, width: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, u) => norm(weight, u * width, width));

/** How much a unit's worth of change in the features can move two classes apart. */
function rowDistance(
  weight: Float32Array,
  a: number,
  b: number,
  width: number,
  stretch: Float64Array | undefined,
): number {
  let sum = 0;
  for (let d = 0; d < width; d++) {
    const difference = (weight[a * width + d] as number) - (weight[b * width + d] as number);
    sum += stretch ? Math.abs(difference) * (stretch[d] as number) : difference * difference;
  }
  return stretch ? sum : Math.sqrt(sum);
}
