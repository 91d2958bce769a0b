import type { CreateExperimentBody, CurvePoint, HeldOut, OwnClassRecord } from "@thaw/contracts/experiment";
import type { EpochReport } from "@thaw/tl-engine/client/lab-types";
import type { LabelledPhoto } from "./select-photos.ts";

/** What is kept of a run; the owner and the key are added when it is sent. */
export type RunRecord = Omit<CreateExperimentBody, "idempotencyKey" | "ownerId">;

/** A loss of a run that diverged is no number, which JSON can't say: null. */
const finiteOrNull = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
export const roundShare = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1e4) / 1e4));

export const toCurvePoint = (report: EpochReport): CurvePoint => ({
  epoch: report.epoch,
  trainLoss: finiteOrNull(report.trainLoss),
  trainAccuracy: roundShare(report.trainAccuracy),
  validationLoss: finiteOrNull(report.validationLoss),
  validationAccuracy: report.validationAccuracy === null ? null : roundShare(report.validationAccuracy),
  learningRate: Number(report.learningRate.toPrecision(6)),
});

/** What the head said of each held-out photo, and what that adds up to. */
export function toHeldOut(input: {
  classIds: readonly string[];
  own?: readonly OwnClassRecord[] | undefined;
  photos: readonly LabelledPhoto[];
  evaluation: {
    correct: number;
    count: number;
    loss: number;
    confusion: readonly (readonly number[])[];
    probabilities: Float32Array;
    predicted: Int32Array;
  };
}): HeldOut {
  const { classIds, own, photos, evaluation } = input;
  const size = classIds.length;
  return {
    classes: [...classIds],
    ...(own ? { own: [...own] } : {}),
    correct: evaluation.correct,
    total: evaluation.count,
    loss: finiteOrNull(evaluation.loss),
    confusion: evaluation.confusion.map((row) => [...row]),
    photos: photos.map(({ photo, label }, at) => ({
      path: photo.path,
      truth: label,
      predicted: evaluation.predicted[at] ?? 0,
      probabilities: Array.from(evaluation.probabilities.subarray(at * size, (at + 1) * size), roundShare),
    })),
  };
}

export const wholeMilliseconds = (milliseconds: number): number => Math.max(0, Math.round(milliseconds));
