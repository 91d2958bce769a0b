import { createHash } from "node:crypto";
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
  headSha256: fingerprintOf(row.head),
  head: Buffer.from(row.head).toString("base64"),
  measuredBy: "browser",
  createdAt: row.createdAt.toISOString(),
});

/** The same as the list's, which the database computes: of the tensors' bytes, which begin after the header. */
function fingerprintOf(head: Uint8Array): string {
  const header = Number(new DataView(head.buffer, head.byteOffset, head.byteLength).getBigUint64(0, true));
  return createHash("sha256")
    .update(head.subarray(8 + header))
    .digest("hex");
}
