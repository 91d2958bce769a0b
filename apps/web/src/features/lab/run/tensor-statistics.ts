export interface TensorStatistics {
  count: number;
  min: number;
  max: number;
  mean: number;
  /** Population standard deviation. */
  deviation: number;
  /** Euclidean norm. */
  norm: number;
}

/** @param values finite or not; what is not finite is left out. */
export function tensorStatistics(values: Float32Array): TensorStatistics {
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    squares += value * value;
  }
  if (count === 0) return { count, min: Number.NaN, max: Number.NaN, mean: Number.NaN, deviation: Number.NaN, norm: 0 };
  const mean = sum / count;
  let spread = 0;
  for (const value of values) if (Number.isFinite(value)) spread += (value - mean) ** 2;
  return { count, min, max, mean, deviation: Math.sqrt(spread / count), norm: Math.sqrt(squares) };
}

export interface Histogram {
  /** Values in each bin, from `-limit` to `limit`; zero is the middle of the middle one. */
  counts: number[];
  limit: number;
}

/** Bins around zero, as wide on both sides: blue left of it, amber right. @param bins odd. */
export function symmetricHistogram(values: Float32Array, bins = 41): Histogram {
  let limit = 0;
  for (const value of values) if (Number.isFinite(value)) limit = Math.max(limit, Math.abs(value));
  const counts = new Array<number>(bins).fill(0);
  if (limit === 0) limit = 1;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor(((value + limit) / (2 * limit)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { counts, limit };
}
