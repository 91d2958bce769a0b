import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Database } from "@thaw/db/client";
import { selectExperimentSummaries } from "@thaw/db/tables/experiment";
import type { SessionViewer } from "#platform/session.ts";
import { presentExperimentSummary } from "./present-experiment.ts";

/** The viewer's own experiments, newest first; of one lab if it is named. */
export async function listExperiments(
  input: { viewer: SessionViewer; labId?: string | undefined },
  { db }: { db: Database },
): Promise<ExperimentSummary[]> {
  const { viewer, labId } = input;
  const rows = await selectExperimentSummaries(db, { userId: viewer.id, ...(labId ? { labId } : {}) });
  return rows.map(presentExperimentSummary);
}
