import type { ExperimentSummary } from "@thaw/contracts/experiment";
import { csvCell } from "#platform/csv-cell.ts";

const columns: [string, (experiment: ExperimentSummary) => string | number][] = [
  ["run", ({ number }) => number],
  ["created_at", ({ createdAt }) => createdAt],
  ["backbone", ({ backbone }) => backbone],
  ["photos_per_class", ({ settings }) => settings.photosPerClass],
  ["epochs", ({ settings }) => settings.epochs],
  ["learning_rate", ({ settings }) => settings.learningRate],
  ["batch_size", ({ settings }) => settings.batchSize],
  ["seed", ({ seed }) => seed],
  ["held_out_correct", ({ correct }) => correct],
  ["held_out_total", ({ total }) => total],
  ["thawed_blocks", ({ settings }) => settings.thaw?.blocks ?? 0],
  ["own_photos", ({ ownPhotos }) => (ownPhotos ? "yes" : "no")],
  ["classes", ({ classCount }) => classCount],
  ["head_sha256", ({ headSha256 }) => headSha256],
  ["note", ({ note }) => note],
];

/** Comma-separated values (RFC 4180) with a byte order mark, so that spreadsheets read UTF-8. */
export function experimentsCsv(experiments: readonly ExperimentSummary[]): string {
  const head = columns.map(([name]) => name).join(",");
  const rows = experiments.map((experiment) => columns.map(([, read]) => csvCell(read(experiment))).join(","));
  return `\uFEFF${[head, ...rows].join("\r\n")}\r\n`;
}
