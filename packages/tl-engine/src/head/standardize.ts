/** Mean and standard deviation of each feature. */
export interface Standardization {
  /** float64 [width]. */
  readonly mean: Float64Array;
  /** float64 [width]; 1 for a feature that does not vary. */
  readonly deviation: Float64Array;
}

/** Below this share of its mean, a feature's deviation is rounding, not a difference between pictures. */
const CONSTANT = 1e-7;

/**
 * Mean and (population) standard deviation of the training part, in float64.
 * @param features float32 [n, width]; borrowed.
 */
export function measureStandardization(features: Float32Array, width: number): Standardization {
  const count = features.length / width;
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (let row = 0; row < features.length; row += width) {
    for (let d = 0; d < width; d++) mean[d] = (mean[d] as number) + (features[row + d] as number);
  }
  for (let d = 0; d < width; d++) mean[d] = (mean[d] as number) / count;
  for (let row = 0; row < features.length; row += width) {
    for (let d = 0; d < width; d++) {
      const apart = (features[row + d] as number) - (mean[d] as number);
      deviation[d] = (deviation[d] as number) + apart * apart;
    }
  }
  for (let d = 0; d < width; d++) {
    const value = Math.sqrt((deviation[d] as number) / count);
    deviation[d] = value > CONSTANT * Math.abs(mean[d] as number) ? value : 1;
  }
  return { mean, deviation };
}

/** @returns float32 [n, width]: `(x − mean) / deviation`. */
export function standardize(features: Float32Array, { mean, deviation }: Standardization): Float32Array {
  const width = mean.length;
  const out = new Float32Array(features.length);
  for (let row = 0; row < features.length; row += width) {
    for (let d = 0; d < width; d++) {
      out[row + d] = ((features[row + d] as number) - (mean[d] as number)) / (deviation[d] as number);
    }
  }
  return out;
}

/**
 * The head that gives on raw features what `weight`, `bias` give on standardised ones:
 * `w'[k, d] = w[k, d] / sd[d]`, `b'[k] = b[k] − Σ_d w'[k, d] · mean[d]`.
 * @param weight float [classCount, width], `bias` float [classCount]; borrowed.
 */
export function foldStandardization(
  weight: Float32Array | Float64Array,
  bias: Float32Array | Float64Array,
  { mean, deviation }: Standardization,
): { weight: Float32Array; bias: Float32Array } {
  const width = mean.length;
  const foldedWeight = new Float32Array(weight.length);
  const foldedBias = new Float32Array(bias.length);
  for (let k = 0; k < bias.length; k++) {
    let shift = 0;
    for (let d = 0; d < width; d++) {
      const value = (weight[k * width + d] as number) / (deviation[d] as number);
      foldedWeight[k * width + d] = value;
      // The rounded weight is what will be multiplied, so its own shift is taken off.
      shift += (foldedWeight[k * width + d] as number) * (mean[d] as number);
    }
    foldedBias[k] = (bias[k] as number) - shift;
  }
  return { weight: foldedWeight, bias: foldedBias };
}
