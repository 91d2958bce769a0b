import { wilsonInterval } from "./wilson-interval.ts";

/** One picture's answer: how sure it was, and whether it was right. */
export interface SureAnswer {
  /** Probability of the class that was said, in [0, 1]. */
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface ReliabilityBin {
  /** The bin holds confidences in (low, high]; the first one 0 too. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly right: number;
  /** Mean confidence and share right in the bin; null where it is empty. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
  /** Wilson's 95 % interval of the share right; null where the bin is empty. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface Calibration {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: `Σ count/n · |accuracy − confidence|`; 0 without answers. */
  readonly ece: number;
}

/**
 * Whether answers are as often right as they are sure, in bins of equal width.
 * Source: Guo et al., On calibration of modern neural networks (2017), section 2.
 */
export function calibrate(answers: readonly SureAnswer[], binCount = 10): Calibration {
  const sums = Array.from({ length: binCount }, () => ({ count: 0, right: 0, confidence: 0 }));
  for (const { confidence, isRight } of answers) {
    const at = Math.min(binCount - 1, Math.max(0, Math.ceil(confidence * binCount) - 1));
    const bin = sums[at];
    if (!bin) continue;
    bin.count += 1;
    bin.confidence += confidence;
    if (isRight) bin.right += 1;
  }
  let ece = 0;
  const bins = sums.map(({ count, right, confidence }, at): ReliabilityBin => {
    const range = { low: at / binCount, high: (at + 1) / binCount, count, right };
    if (count === 0) return { ...range, confidence: null, accuracy: null, interval: null };
    ece += Math.abs(right - confidence) / answers.length;
    const shares = { confidence: confidence / count, accuracy: right / count };
    return { ...range, ...shares, interval: wilsonInterval(right, count) };
  });
  return { bins, ece };
}
