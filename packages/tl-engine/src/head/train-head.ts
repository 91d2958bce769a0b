import type { EpochReport, Head, LabelledFeatures, TrainRequest, TrainResult } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { adamStep, createAdamState } from "./adam.ts";
import { indexOfMaximum, logitsInto, softmaxInPlace } from "./softmax.ts";
import { foldStandardization, measureStandardization, standardize } from "./standardize.ts";

/** What training needs; callbacks and signals are the caller's affair, between epochs. */
export type TrainTask = Omit<TrainRequest, "onEpoch" | "signal">;

/**
 * Trains a linear softmax head on cached features by mini-batch Adam, one epoch per step of the generator.
 * The features are standardised by the training part's own mean and deviation; the result applies to raw features.
 * Loss: mean over a batch of `logsumexp(z) − z[y]`; gradient `(softmax(z) − onehot(y))·xᵀ / batch`.
 * From one `seed`: weights uniform in ±1/√width and then the bias, as `nn.Linear` resets itself after
 * `torch.manual_seed(seed)`; then one `torch.randperm(n)` an epoch. Sums have one fixed order, so that the same input
 * gives the same bits.
 * @throws EngineError `invalid-input` naming the first thing that does not fit.
 */
export function* trainHead(task: TrainTask): Generator<EpochReport, TrainResult> {
  const { classCount, epochs, batchSize, learningRate, weightDecay = 0, seed, labels } = task;
  const width = checkTask(task);
  const begin = performance.now();
  const count = labels.length;
  const scaling = measureStandardization(task.features, width);
  const features = standardize(task.features, scaling);
  const validation = task.validation && {
    features: standardize(task.validation.features, scaling),
    labels: task.validation.labels,
  };

  const random = new MersenneTwister(seed);
  const weight = new Float32Array(classCount * width);
  const bias = new Float32Array(classCount);
  random.fillUniform(weight, 1 / Math.sqrt(width));
  random.fillUniform(bias, 1 / Math.sqrt(width));
  const head: Head = { weight, bias, classCount, width };
  const weightState = createAdamState(weight);
  const biasState = createAdamState(bias);
  const weightGradient = new Float32Array(weight.length);
  const biasGradient = new Float32Array(classCount);
  const row = new Float64Array(classCount);
  const curves: EpochReport[] = [];
  let step = 0;

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = random.permutation(count);
    let loss = 0;
    let correct = 0;
    for (let from = 0; from < count; from += batchSize) {
      const size = Math.min(batchSize, count - from);
      weightGradient.fill(0);
      biasGradient.fill(0);
      for (let i = from; i < from + size; i++) {
        const picture = order[i] as number;
        const label = labels[picture] as number;
        logitsInto(row, features, picture, head);
        if (indexOfMaximum(row) === label) correct++;
        const own = row[label] as number;
        loss += softmaxInPlace(row) - own;
        row[label] = (row[label] as number) - 1;
        accumulate(weightGradient, biasGradient, row, features, picture * width, width, size);
      }
      step++;
      adamStep(weightState, weightGradient, step, { learningRate, weightDecay });
      adamStep(biasState, biasGradient, step, { learningRate, weightDecay });
    }
    const held = validation ? score(head, validation) : null;
    const report: EpochReport = {
      epoch,
      epochs,
      trainLoss: loss / count,
      trainAccuracy: correct / count,
      validationLoss: held?.loss ?? null,
      validationAccuracy: held?.accuracy ?? null,
      elapsedMs: performance.now() - begin,
    };
    curves.push(report);
    yield report;
  }
  const folded = foldStandardization(weight, bias, scaling);
  return { head: { ...folded, classCount, width }, curves, elapsedMs: performance.now() - begin };
}

/** Adds one picture's part of the batch's mean gradient. */
function accumulate(
  weightGradient: Float32Array,
  biasGradient: Float32Array,
  residual: Float64Array,
  features: Float32Array,
  x: number,
  width: number,
  batch: number,
): void {
  for (let k = 0; k < residual.length; k++) {
    const g = (residual[k] as number) / batch;
    biasGradient[k] = (biasGradient[k] as number) + g;
    const w = k * width;
    for (let d = 0; d < width; d++) {
      weightGradient[w + d] = (weightGradient[w + d] as number) + g * (features[x + d] as number);
    }
  }
}

function score(head: Head, { features, labels }: LabelledFeatures): { loss: number; accuracy: number } {
  const row = new Float64Array(head.classCount);
  let loss = 0;
  let correct = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    logitsInto(row, features, i, head);
    if (indexOfMaximum(row) === label) correct++;
    const own = row[label] as number;
    loss += softmaxInPlace(row) - own;
  }
  return { loss: loss / labels.length, accuracy: correct / labels.length };
}

/** @returns the features' width. */
function checkTask(task: TrainTask): number {
  const { classCount, epochs, batchSize, learningRate, weightDecay = 0, seed } = task;
  check(Number.isInteger(classCount) && classCount >= 2, "classCount must be an integer of at least 2");
  check(Number.isInteger(epochs) && epochs >= 1, "epochs must be a positive integer");
  check(Number.isInteger(batchSize) && batchSize >= 1, "batchSize must be a positive integer");
  check(Number.isFinite(learningRate) && learningRate > 0, "learningRate must be a positive number");
  check(Number.isFinite(weightDecay) && weightDecay >= 0, "weightDecay must not be negative");
  check(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32, "seed must be an integer from 0 to 2^32 − 1");
  const width = checkLabelled(task, classCount, "training");
  if (task.validation) {
    check(checkLabelled(task.validation, classCount, "validation") === width, "validation features differ in width");
  }
  return width;
}

function checkLabelled({ features, labels }: LabelledFeatures, classCount: number, what: string): number {
  check(labels.length > 0, `there are no ${what} pictures`);
  const width = features.length / labels.length;
  check(
    Number.isInteger(width) && width > 0,
    `${features.length} ${what} features do not divide among ${labels.length}`,
  );
  check(
    labels.every((label) => Number.isInteger(label) && label >= 0 && label < classCount),
    `a ${what} label is no class`,
  );
  check(features.every(Number.isFinite), `a ${what} feature is not finite`);
  return width;
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new EngineError("invalid-input", message);
}
