/**
 * Softmax of one row in place, and its log-sum-exp. The maximum is taken out first, so that large logits don't overflow.
 * @param row float64 [classes], logits; becomes probabilities.
 * @returns `log Σ exp(z)`: the cross-entropy of class y is this minus z[y].
 */
export function softmaxInPlace(row: Float64Array): number {
  let maximum = Number.NEGATIVE_INFINITY;
  for (const z of row) if (z > maximum) maximum = z;
  let sum = 0;
  for (let k = 0; k < row.length; k++) {
    const value = Math.exp((row[k] as number) - maximum);
    row[k] = value;
    sum += value;
  }
  for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) / sum;
  return maximum + Math.log(sum);
}

/** Position of the largest value; the first on a tie. */
export function indexOfMaximum(row: Float64Array): number {
  let best = 0;
  for (let k = 1; k < row.length; k++) if ((row[k] as number) > (row[best] as number)) best = k;
  return best;
}

/**
 * `out[k] = weight[k] · features[row] + bias[k]`, summed in float64 in four fixed strands.
 * @param features float32 [n, width]; borrowed.
 */
export function logitsInto(
  out: Float64Array,
  features: Float32Array,
  row: number,
  { weight, bias, width }: { readonly weight: Float32Array; readonly bias: Float32Array; readonly width: number },
): void {
  const x = row * width;
  const strands = width - (width % 4);
  for (let k = 0; k < out.length; k++) {
    const w = k * width;
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let d = 0; d < strands; d += 4) {
      a += (weight[w + d] as number) * (features[x + d] as number);
      b += (weight[w + d + 1] as number) * (features[x + d + 1] as number);
      c += (weight[w + d + 2] as number) * (features[x + d + 2] as number);
      e += (weight[w + d + 3] as number) * (features[x + d + 3] as number);
    }
    for (let d = strands; d < width; d++) a += (weight[w + d] as number) * (features[x + d] as number);
    out[k] = a + b + (c + e) + (bias[k] as number);
  }
}
