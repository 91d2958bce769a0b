import type { Statistics } from "../../protocol/messages.ts";
import type { Values } from "./read-values.ts";

const BINS = 32;

/**
 * What is said about a tensor's values. Mean, deviation (population), extremes and histogram are of the finite ones; null where
 * there is none. Two passes, so that the deviation of large values keeps its digits.
 */
export function summarize({ count, at }: Values): Statistics {
  let zeros = 0;
  let nans = 0;
  let infinities = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const value = at(i);
    // NaN differs from itself; an infinity less itself is NaN.
    if (value - value !== 0) {
      if (Number.isNaN(value)) nans += 1;
      else infinities += 1;
      continue;
    }
    if (value === 0) zeros += 1;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const finite = count - nans - infinities;
  const counts = { count, zeros, nans, infinities };
  const histogram = new Array<number>(BINS).fill(0);
  if (finite === 0) return { ...counts, mean: null, standardDeviation: null, min: null, max: null, histogram };
  const mean = sum / finite;
  const scale = max > min ? BINS / (max - min) : 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const value = at(i);
    if (value - value !== 0) continue;
    squares += (value - mean) ** 2;
    const bin = Math.min(BINS - 1, Math.floor((value - min) * scale));
    histogram[bin] = (histogram[bin] as number) + 1;
  }
  return { ...counts, mean, standardDeviation: Math.sqrt(squares / finite), min, max, histogram };
}
