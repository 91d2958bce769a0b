import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { HandInView } from "@thaw/contracts/lab-hand-in";
import { isRandomTwin } from "../run/backbone-name.ts";

/** Runs on the course's photos, newest first: what the server can measure. */
export const eligibleRuns = (experiments: readonly ExperimentSummary[]): ExperimentSummary[] =>
  experiments.filter(({ ownPhotos }) => !ownPhotos).toSorted((a, b) => b.number - a.number);

/** The run that one most likely means: the newest that was not handed in, else the newest; a control only where there is no other. */
export function likelyRun(
  runs: readonly ExperimentSummary[],
  handIns: readonly HandInView[],
): ExperimentSummary | undefined {
  const handedIn = new Set(handIns.filter(({ state }) => state !== "failed").map(({ experimentId }) => experimentId));
  const meant = runs.filter(({ backbone }) => !isRandomTwin(backbone));
  return meant.find(({ id }) => !handedIn.has(id)) ?? meant[0] ?? runs[0];
}
