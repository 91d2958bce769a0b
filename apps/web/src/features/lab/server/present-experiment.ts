import type { ExperimentSummary, ExperimentView } from "@thaw/contracts/experiment";
import type { ExperimentRow, ExperimentSummaryRow } from "@thaw/db/tables/experiment";

export const presentExperimentSummary = (row: ExperimentSummaryRow): ExperimentSummary => ({
  ...row,
  measuredBy: "browser",
  createdAt: row.createdAt.toISOString(),
});

export const presentExperiment = (row: ExperimentRow): ExperimentView => ({
  id: row.id,
  labId: row.labId,
  number: row.number,
  note: row.note,
  backbone: row.backbone,
  backboneSha256: row.backboneSha256,
  dataSha256: row.dataSha256,
  seed: row.seed,
  settings: row.settings,
  curves: row.curves,
  evaluation: row.evaluation,
  head: Buffer.from(row.head).toString("base64"),
  measuredBy: "browser",
  createdAt: row.createdAt.toISOString(),
});
