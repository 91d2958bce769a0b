import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Database } from "@thaw/db/client";
import { selectOptionalExperiment } from "@thaw/db/tables/experiment";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { presentExperiment } from "./present-experiment.ts";

/**
 * One of the viewer's own experiments, whole. Another's answers as if there were none.
 * @throws DomainError `not-found`.
 */
export async function readExperiment(
  input: { viewer: SessionViewer; id: string },
  { db }: { db: Database },
): Promise<ExperimentView> {
  const row = await selectOptionalExperiment(db, input.viewer.id, input.id);
  if (!row) throw new DomainError("not-found", { message: `experiment ${input.id}` });
  return presentExperiment(row);
}
