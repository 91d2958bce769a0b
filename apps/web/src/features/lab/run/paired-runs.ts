import type { ExperimentSummary } from "@thaw/contracts/experiment";
import { isRandomTwin } from "./backbone-name.ts";

/** The newest run of one's own choosing: controls come by themselves and are not what one last did. */
export function lastOwnRun(experiments: readonly ExperimentSummary[]): ExperimentSummary | null {
  const newest = experiments[0] ?? null;
  if (!newest || !isRandomTwin(newest.backbone)) return newest;
  return twinOf(newest, experiments) ?? newest;
}

/** The same run on the other backbone. */
export function twinOf(
  experiment: ExperimentSummary,
  experiments: readonly ExperimentSummary[],
): ExperimentSummary | null {
  const { pairId } = experiment.settings;
  return experiments.find((other) => other.id !== experiment.id && pairId && other.settings.pairId === pairId) ?? null;
}
