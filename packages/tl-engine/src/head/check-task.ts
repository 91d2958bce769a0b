import type { LabelledFeatures } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { TrainTask } from "./train-head.ts";

const OPTIMIZERS: readonly unknown[] = ["adam", "adamw", "sgd"];

/**
 * @returns the features' width.
 * @throws EngineError `invalid-input` naming the first thing that does not fit.
 */
export function checkTask(task: TrainTask): number {
  const { classCount, epochs, batchSize, learningRate, weightDecay = 0, seed } = task;
  const { hiddenUnits = 0, optimizer = "adam", momentum = 0, dropout = 0, labelSmoothing = 0, patience = 0 } = task;
  check(Number.isInteger(classCount) && classCount >= 2, "classCount must be an integer of at least 2");
  check(Number.isInteger(epochs) && epochs >= 1, "epochs must be a positive integer");
  check(Number.isInteger(batchSize) && batchSize >= 1, "batchSize must be a positive integer");
  check(Number.isFinite(learningRate) && learningRate > 0, "learningRate must be a positive number");
  check(Number.isFinite(weightDecay) && weightDecay >= 0, "weightDecay must not be negative");
  check(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32, "seed must be an integer from 0 to 2^32 − 1");
  check(Number.isInteger(hiddenUnits) && hiddenUnits >= 0 && hiddenUnits <= 1024, "hiddenUnits must be 0 to 1024");
  check(OPTIMIZERS.includes(optimizer), "optimizer must be adam, adamw or sgd");
  check(momentum >= 0 && momentum < 1, "momentum must be at least 0 and less than 1");
  check(momentum === 0 || optimizer === "sgd", "momentum belongs to sgd");
  check(dropout >= 0 && dropout < 1, "dropout must be at least 0 and less than 1");
  check(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing must be at least 0 and less than 1");
  check(Number.isInteger(patience) && patience >= 0, "patience must be a non-negative integer");
  check(patience === 0 || task.validation !== undefined, "patience needs a validation part");
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
  check(areFinite(features), `a ${what} feature is not finite`);
  return width;
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new EngineError("invalid-input", message);
}

/** One pass without a call for each value: there may be millions. */
function areFinite(values: Float32Array): boolean {
  // What is not finite leaves NaN behind: ∞·0, NaN·0.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) * 0;
  return sum === 0;
}
