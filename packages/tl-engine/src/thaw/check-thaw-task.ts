import type { LabelledFeatures } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { ThawPlan } from "./thaw-plan.ts";
import type { ThawTask } from "./train-thawed.ts";

/**
 * What is particular to thawing; the rest is checked with the head's own task.
 * @throws EngineError `invalid-input` naming the first thing that does not fit.
 */
export function checkThawTask({ cut }: ThawPlan, task: ThawTask): void {
  const { thawLearningRate, validation, classCount, patience = 0 } = task;
  check(Number.isFinite(thawLearningRate) && thawLearningRate > 0, "thawLearningRate must be a positive number");
  check(patience === 0 || validation !== undefined, "patience needs a validation part");
  const values = cut.channels * cut.size ** 2;
  const isComplete = ({ features, labels }: LabelledFeatures) => features.length === labels.length * values;
  check(isComplete(task), `${task.features.length} values are not ${task.labels.length} activations of ${values}`);
  if (!validation) return;
  check(validation.labels.length > 0 && isComplete(validation), "the validation part's activations don't fit");
  const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < classCount;
  check(validation.labels.every(isClass), "a validation label is no class");
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new EngineError("invalid-input", message);
}
