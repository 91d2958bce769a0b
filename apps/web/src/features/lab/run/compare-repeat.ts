import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { RunRecord } from "./build-record.ts";
import { defaultTrainingOptions } from "./run-settings.ts";

export type RepeatReason = "data" | "backbone" | "split" | "backend" | "settings" | "machine";

/** What a run was trained with, without what was measured on the way. */
function chosenOf({ settings, seed }: Pick<ExperimentSummary, "settings" | "seed">): string {
  const { photosPerClass, epochs, batchSize, learningRate, weightDecay, training, thaw } = settings;
  const options = Object.entries({ ...defaultTrainingOptions, ...training })
    // A cross-validation beside the run changes nothing of its head.
    .filter(([name, value]) => value !== undefined && name !== "folds")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const thawed = thaw ? [thaw.blocks, thaw.learningRate] : null;
  return JSON.stringify([seed, photosPerClass, epochs, batchSize, learningRate, weightDecay, options, thawed]);
}

/** The likeliest cause for a repeat that came out differently. `before` is the run that was to be repeated. */
export function whyDifferent(
  before: Pick<ExperimentSummary, "settings" | "seed"> & { dataSha256: string; backboneSha256: string },
  again: Pick<RunRecord, "settings" | "seed" | "dataSha256" | "backboneSha256">,
): RepeatReason {
  if (before.backboneSha256 !== again.backboneSha256) return "backbone";
  if (before.dataSha256 !== again.dataSha256) return "data";
  if (before.settings.split !== again.settings.split) return "split";
  if (chosenOf(before) !== chosenOf(again)) return "settings";
  return before.settings.backend === again.settings.backend ? "machine" : "backend";
}
