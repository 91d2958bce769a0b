import type { HandInView } from "@thaw/contracts/lab-hand-in";
import type { LabResponse } from "@thaw/contracts/response";
import { accuracyBand } from "@thaw/core/lab/accuracy-band";
import type { HandInRow } from "@thaw/db/tables/lab-hand-in";
import { wilsonInterval } from "@thaw/tl-engine/metrics/wilson-interval";

const hundredths = (share: number): number => Math.round(share * 100) / 100;

/** What is told of a count: its band, and the interval of every count that the band may stand for. Never the count. */
function presentResult({ state, counted, photos, reached }: HandInRow): HandInView["result"] {
  if (state !== "done" || counted === null || photos === null || reached === null) return null;
  const { from, to, fewest, most } = accuracyBand(counted, photos);
  return {
    verdict: reached ? "reached" : "missed",
    band: { from, to },
    low: hundredths(wilsonInterval(fewest, photos).low),
    high: hundredths(wilsonInterval(most, photos).high),
    photos,
  };
}

export const presentHandIn = (row: HandInRow): HandInView => ({
  id: row.id,
  experimentId: row.experimentId,
  experiment: row.experimentNumber,
  state: row.state,
  goal: { metric: "accuracy", atLeast: row.goal },
  own: { correct: row.ownCorrect, total: row.ownTotal },
  result: presentResult(row),
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** What the attempt of a measured hand-in holds: as much as its learner is told, since the gradebook shows it too. */
export function responseOf(row: HandInRow, counted: number, photos: number): LabResponse {
  const { from, to } = accuracyBand(counted, photos);
  return {
    kind: "lab",
    experiment: row.experimentNumber,
    goal: { metric: "accuracy", atLeast: row.goal },
    server: { from, to },
    own: { correct: row.ownCorrect, total: row.ownTotal },
  };
}
