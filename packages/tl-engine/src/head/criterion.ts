import { softmaxInPlace } from "./softmax.ts";

/** Cross-entropy as `torch.nn.CrossEntropyLoss(weight, label_smoothing)` means it. */
export interface Criterion {
  /** float64 [classes]: how much a picture of each class counts; all 1 without weights. */
  readonly classWeights: Float64Array;
  /** Share of the target that is spread over all classes alike, in [0, 1). */
  readonly labelSmoothing: number;
}

/**
 * Weights under which every class counts alike, however many pictures it has: `n / (classes · pictures of the class)`.
 * A class without a picture has weight 1.
 * @param labels int32 [n]; borrowed.
 */
export function balancedClassWeights(labels: Int32Array, classCount: number): Float64Array {
  const counts = new Float64Array(classCount);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  // PyTorch holds them as float32.
  return counts.map((count) => (count === 0 ? 1 : Math.fround(labels.length / (classCount * count))));
}

/**
 * One picture's part of the loss, not yet divided by the batch's weights; the row of logits becomes its gradient.
 * With ε the smoothing, w the weights, K the classes, y the label:
 * `loss = (1 − ε)·w[y]·(−log p[y]) + ε/K · Σ_k w[k]·(−log p[k])`,
 * `∂loss/∂z[k] = (1 − ε)·w[y]·(p[k] − [k = y]) + ε/K · (p[k]·Σ w − w[k])`.
 * @param row float64 [classes], logits; becomes the gradient.
 */
export function lossAndGradient(
  row: Float64Array,
  label: number,
  { classWeights, labelSmoothing }: Criterion,
  weightSum: number,
): number {
  const own = row[label] as number;
  const weight = classWeights[label] as number;
  if (labelSmoothing === 0) {
    const loss = weight * (softmaxInPlace(row) - own);
    row[label] = (row[label] as number) - 1;
    if (weight !== 1) for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) * weight;
    return loss;
  }
  let weighted = 0;
  for (let k = 0; k < row.length; k++) weighted += (classWeights[k] as number) * (row[k] as number);
  const logSum = softmaxInPlace(row);
  const sharp = (1 - labelSmoothing) * weight;
  const spread = labelSmoothing / row.length;
  for (let k = 0; k < row.length; k++) {
    const p = row[k] as number;
    const hit = k === label ? 1 : 0;
    row[k] = sharp * (p - hit) + spread * (p * weightSum - (classWeights[k] as number));
  }
  return sharp * (logSum - own) + spread * (weightSum * logSum - weighted);
}
