import type { Database } from "@thaw/db/client";
import { deleteExperiment as deleteExperimentRow } from "@thaw/db/tables/experiment";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * Deletes one of the viewer's own experiments. Snapshots taken of it stay, and so does the lab's mark in the progress.
 * @throws DomainError `not-found`.
 */
export async function deleteExperiment(
  input: { viewer: SessionViewer; id: string },
  { db }: { db: Database },
): Promise<void> {
  if (!(await deleteExperimentRow(db, input.viewer.id, input.id))) {
    throw new DomainError("not-found", { message: `experiment ${input.id}` });
  }
}
