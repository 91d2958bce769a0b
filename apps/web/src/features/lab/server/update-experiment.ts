import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Database } from "@thaw/db/client";
import { selectExperimentSummaries, updateExperimentNote } from "@thaw/db/tables/experiment";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { presentExperimentSummary } from "./present-experiment.ts";

/**
 * Changes the note of one of the viewer's own experiments; nothing else of an experiment can change.
 * @throws DomainError `not-found`.
 */
export async function updateExperiment(
  input: { viewer: SessionViewer; id: string; note: string },
  { db }: { db: Database },
): Promise<ExperimentSummary> {
  const { viewer, id, note } = input;
  const found = await updateExperimentNote(db, viewer.id, id, note);
  const [row] = found ? await selectExperimentSummaries(db, { userId: viewer.id, id }) : [];
  if (!row) throw new DomainError("not-found", { message: `experiment ${id}` });
  return presentExperimentSummary(row);
}
