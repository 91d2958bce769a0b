import type { TensorFigures } from "@thaw/ui/tensor-statistics";
import { inSlices } from "./in-slices.ts";
import type { TensorValues } from "./read-tensors.ts";

export interface TensorSummary {
  figures: TensorFigures;
  histogram: { counts: number[]; low: number; high: number };
}

const bins = 41;

/**
 * A tensor's figures and how its values are spread, computed in slices so that the page stays smooth.
 * Two walks: `mean = Σx / n`, then `std = √(Σ(x − mean)² / n)`, which does not cancel as `Σx²/n − mean²` would.
 * @param values of any length; borrowed. What is not finite is counted and left out of the rest.
 */
export async function summarize(
  values: TensorValues | readonly number[],
  signal?: AbortSignal,
): Promise<TensorSummary> {
  const figures: TensorFigures = {
    count: values.length,
    mean: Number.NaN,
    std: Number.NaN,
    min: Number.NaN,
    max: Number.NaN,
    norm: 0,
    zeros: 0,
    nan: 0,
    infinite: 0,
  };
  let [sum, squares, finite] = [0, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  await inSlices(
    values.length,
    (from, to) => {
      for (let at = from; at < to; at++) {
        const value = values[at] as number;
        if (!Number.isFinite(value)) {
          if (Number.isNaN(value)) figures.nan += 1;
          else figures.infinite += 1;
          continue;
        }
        if (value === 0) figures.zeros += 1;
        if (value < low) low = value;
        if (value > high) high = value;
        sum += value;
        squares += value * value;
        finite += 1;
      }
    },
    signal,
  );
  figures.norm = Math.sqrt(squares);
  if (finite === 0) return { figures, histogram: { counts: new Array<number>(bins).fill(0), low: -1, high: 1 } };
  const mean = sum / finite;
  const histogram = { counts: new Array<number>(bins).fill(0), ...histogramRange(low, high) };
  const factor = bins / (histogram.high - histogram.low);
  let spread = 0;
  await inSlices(
    values.length,
    (from, to) => {
      for (let at = from; at < to; at++) {
        const value = values[at] as number;
        if (!Number.isFinite(value)) continue;
        spread += (value - mean) ** 2;
        const bin = Math.min(bins - 1, Math.max(0, Math.floor((value - histogram.low) * factor)));
        histogram.counts[bin] = (histogram.counts[bin] as number) + 1;
      }
    },
    signal,
  );
  return { figures: { ...figures, mean, min: low, max: high, std: Math.sqrt(spread / finite) }, histogram };
}

/** As wide on both sides of zero where there are values on both; else from the least to the largest. */
function histogramRange(low: number, high: number): { low: number; high: number } {
  if (low < 0 && high > 0) {
    const limit = Math.max(-low, high);
    return { low: -limit, high: limit };
  }
  if (low === high)
    return low === 0 ? { low: -1, high: 1 } : { low: low - Math.abs(low) / 2, high: high + Math.abs(high) / 2 };
  return { low, high };
}
