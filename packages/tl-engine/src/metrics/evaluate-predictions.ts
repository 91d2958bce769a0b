import { EngineError } from "../errors.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** How well predictions meet their labels. */
export interface Evaluation {
  readonly count: number;
  readonly correct: number;
  /** In [0, 1]. */
  readonly accuracy: number;
  /** Wilson score interval of the accuracy at 95%. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** confusion[truth][predicted]: counts. */
  readonly confusion: readonly (readonly number[])[];
  readonly perClass: readonly ClassScore[];
  /** float32 [count, classCount]. */
  readonly probabilities: Float32Array;
  /** int32 [count]. */
  readonly predicted: Int32Array;
}

export interface ClassScore {
  /** Labelled pictures of the class. */
  readonly support: number;
  /** Right among those labelled so; null where there is none. */
  readonly recall: number | null;
  /** Right among those predicted so; null where there is none. */
  readonly precision: number | null;
}

/**
 * Accuracy with its interval, loss, confusion matrix and per-class recall and precision.
 * @param probabilities float32 [n, classCount]; borrowed.
 * @param predicted int32 [n]; borrowed.
 * @param logLikelihoods float64 [n], log probability of each true class; borrowed.
 * @param labels int32 [n], each in [0, classCount); borrowed.
 * @throws EngineError `invalid-input` when there is nothing to score, or lengths or labels do not fit.
 */
export function evaluatePredictions(
  { probabilities, predicted, logLikelihoods }: ScoredPredictions,
  labels: Int32Array,
  classCount: number,
): Evaluation {
  const count = labels.length;
  if (count === 0) throw new EngineError("invalid-input", "nothing to evaluate: no labelled pictures");
  if (predicted.length !== count || probabilities.length !== count * classCount || logLikelihoods.length !== count) {
    throw new EngineError("invalid-input", "predictions and labels differ in length");
  }
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const row = confusion[labels[i] as number];
    const column = predicted[i] as number;
    if (!row || row[column] === undefined) throw new EngineError("invalid-input", `label ${i} is not a class`);
    row[column] += 1;
    loss -= logLikelihoods[i] as number;
  }
  const perClass = confusion.map((row, k): ClassScore => {
    const right = row[k] ?? 0;
    const support = row.reduce((sum, value) => sum + value, 0);
    const chosen = confusion.reduce((sum, other) => sum + (other[k] ?? 0), 0);
    return {
      support,
      recall: support > 0 ? right / support : null,
      precision: chosen > 0 ? right / chosen : null,
    };
  });
  const correct = confusion.reduce((sum, row, k) => sum + (row[k] ?? 0), 0);
  return {
    count,
    correct,
    accuracy: correct / count,
    interval: wilsonInterval(correct, count),
    loss: loss / count,
    confusion,
    perClass,
    probabilities,
    predicted,
  };
}

export interface ScoredPredictions {
  readonly probabilities: Float32Array;
  readonly predicted: Int32Array;
  readonly logLikelihoods: Float64Array;
}
