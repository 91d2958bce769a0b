import type { Head, Predictions } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { ScoredPredictions } from "../metrics/evaluate-predictions.ts";
import { hiddenInto } from "./head-layers.ts";
import { indexOfMaximum, logitsInto, softmaxInPlace } from "./softmax.ts";

/**
 * Class probabilities of raw features.
 * @param features float32 [n, width]; borrowed.
 * @throws EngineError `invalid-input` when the features do not fit the head.
 */
export function predict(head: Head, features: Float32Array): Predictions {
  const { probabilities, predicted } = run(head, features, null);
  return { probabilities, predicted };
}

/**
 * The same with the log-likelihood of each true class, which a probability near zero could not give.
 * @param labels int32 [n], each in [0, classCount); borrowed.
 */
export function predictLabelled(head: Head, features: Float32Array, labels: Int32Array): ScoredPredictions {
  return run(head, features, labels);
}

function run(head: Head, features: Float32Array, labels: Int32Array | null): ScoredPredictions {
  const { classCount, width, weight, bias, hidden } = head;
  const count = features.length / width;
  const inner = hidden ? hidden.units : width;
  const fits = weight.length === classCount * inner && bias.length === classCount;
  const hiddenFits = !hidden || (hidden.weight.length === inner * width && hidden.bias.length === inner);
  if (!fits || !hiddenFits || !Number.isInteger(count)) {
    throw new EngineError("invalid-input", `${features.length} features do not fit a head of width ${width}`);
  }
  if (labels && labels.length !== count) throw new EngineError("invalid-input", "features and labels differ in number");
  const probabilities = new Float32Array(count * classCount);
  const predicted = new Int32Array(count);
  const logLikelihoods = new Float64Array(labels ? count : 0);
  const row = new Float64Array(classCount);
  const output = { weight, bias, width: inner };
  const first = hidden && { ...hidden, width };
  const activations = new Float32Array(hidden ? inner : 0);
  const scratch = new Float64Array(activations.length);
  for (let i = 0; i < count; i++) {
    if (first) hiddenInto(activations, scratch, features, i, first);
    logitsInto(row, first ? activations : features, first ? 0 : i, output);
    predicted[i] = indexOfMaximum(row);
    const own = labels ? (row[labels[i] as number] as number) : 0;
    const logSum = softmaxInPlace(row);
    if (labels) logLikelihoods[i] = own - logSum;
    probabilities.set(row, i * classCount);
  }
  return { probabilities, predicted, logLikelihoods };
}
