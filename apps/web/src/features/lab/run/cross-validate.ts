import type { LabClient, LabelledFeatures, TrainSettings } from "@thaw/tl-engine/client/lab-types";
import type { PauseGate } from "@thaw/tl-engine/client/pause-gate";
import { stratifiedFolds } from "@thaw/tl-engine/head/k-fold";
import type { LabelledPhoto } from "./select-photos.ts";

export interface CrossValidation {
  folds: number;
  classCount: number;
  /** All that a run may train on or check by. */
  photos: readonly LabelledPhoto[];
  /** Of photos to train on, with their views, and of photos that check, without. */
  featuresOf: (part: readonly LabelledPhoto[], use: "train" | "check") => LabelledFeatures;
  settings: TrainSettings;
  signal: AbortSignal;
  gate?: PauseGate | undefined;
  onFold?: (done: number, total: number) => void;
}

/** With one photo a class there is nothing to train on while it checks. */
export function canFold(photos: readonly LabelledPhoto[]): boolean {
  return new Set(photos.map(({ label }) => label)).size < photos.length;
}

/**
 * A head for each fold, trained on the other folds for all epochs and checked on its own. None stops early: it would
 * choose its epoch by the very photos that it is measured on.
 * @returns the accuracy of each fold.
 * @throws EngineError, or the signal's reason.
 */
export async function crossValidate(client: LabClient, input: CrossValidation): Promise<number[]> {
  const { photos, classCount, featuresOf, settings, signal, gate, onFold } = input;
  const labels = Int32Array.from(photos, ({ label }) => label);
  const folds = stratifiedFolds(labels, classCount, Math.min(input.folds, photos.length), settings.seed);
  const accuracies: number[] = [];
  for (const fold of folds) {
    onFold?.(accuracies.length, folds.length);
    const isHeld = new Set(fold);
    const trained = await client.trainHead({
      ...settings,
      ...featuresOf(
        photos.filter((_, at) => !isHeld.has(at)),
        "train",
      ),
      classCount,
      patience: 0,
      validation: featuresOf(
        photos.filter((_, at) => isHeld.has(at)),
        "check",
      ),
      signal,
      ...(gate ? { gate } : {}),
    });
    const accuracy = trained.curves.at(-1)?.validationAccuracy;
    if (typeof accuracy !== "number") throw new Error("a fold was trained without being checked");
    accuracies.push(accuracy);
  }
  return accuracies;
}

/** Mean and standard deviation (of the sample, n − 1) of the folds' accuracies. */
export function spreadOf(accuracies: readonly number[]): { mean: number; deviation: number } {
  const mean = accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length;
  const squares = accuracies.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: accuracies.length < 2 ? 0 : Math.sqrt(squares / (accuracies.length - 1)) };
}
