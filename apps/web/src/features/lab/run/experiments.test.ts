import type { ExperimentSummary } from "@thaw/contracts/experiment";
import { describe, expect, it } from "vitest";
import { sampleExperiment } from "../testing/sample-experiment.ts";
import { experimentsCsv } from "./experiments-csv.ts";
import { bestExperimentId, nextOrder, sortExperiments } from "./sort-experiments.ts";

const experiment = (number: number, change: Partial<ExperimentSummary> = {}): ExperimentSummary => ({
  id: `id-${number}`,
  labId: "foodvision-head",
  number,
  note: "",
  backbone: "mobilenet-v3-small",
  seed: 7,
  settings: sampleExperiment().settings,
  losses: [1.5],
  correct: 100 + number,
  total: 140,
  classCount: 7,
  headSha256: "f".repeat(64),
  ownPhotos: false,
  measuredBy: "browser",
  createdAt: `2026-11-2${number}T10:00:00.000Z`,
  ...change,
});
const numbersOf = (experiments: readonly ExperimentSummary[]) => experiments.map(({ number }) => number);

describe("sorting", () => {
  const rows = [
    experiment(1),
    experiment(2, { correct: 139 }),
    experiment(3, { backbone: "random-twin", correct: 20 }),
  ];
  it("goes by a column, both ways", () => {
    expect(numbersOf(sortExperiments(rows, { key: "accuracy", descending: true }))).toEqual([2, 1, 3]);
    expect(numbersOf(sortExperiments(rows, { key: "accuracy", descending: false }))).toEqual([3, 1, 2]);
    expect(numbersOf(sortExperiments(rows, { key: "when", descending: true }))).toEqual([3, 2, 1]);
  });
  it("keeps equals newest first", () => {
    expect(numbersOf(sortExperiments(rows, { key: "epochs", descending: true }))).toEqual([3, 2, 1]);
  });
  it("turns round on the second choice of a column", () => {
    const once = nextOrder({ key: "number", descending: true }, "accuracy");
    expect(once).toEqual({ key: "accuracy", descending: true });
    expect(nextOrder(once, "accuracy")).toEqual({ key: "accuracy", descending: false });
  });
  it("names a best one only where there are several", () => {
    expect(bestExperimentId(rows)).toBe("id-2");
    expect(bestExperimentId(rows.slice(0, 1))).toBeNull();
    const few = experiment(4, { correct: 1, total: 1 });
    const own = experiment(5, { correct: 140, ownPhotos: true });
    expect(bestExperimentId([...rows, few, own])).toBe("id-2");
  });
});

describe("the CSV", () => {
  it("quotes notes, and lets none run as a formula", () => {
    const csv = experimentsCsv([experiment(1, { note: '=HYPERLINK("x"),寿司' })]);
    const [head, row] = csv.slice(1).split("\r\n");
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(head).toBe(
      "run,created_at,backbone,photos_per_class,epochs,learning_rate,batch_size,seed,held_out_correct,held_out_total,thawed_blocks,own_photos,classes,head_sha256,note",
    );
    expect(row).toBe(
      `1,2026-11-21T10:00:00.000Z,mobilenet-v3-small,25,2,0.003,32,7,101,140,0,no,7,${"f".repeat(64)},"'=HYPERLINK(""x""),寿司"`,
    );
  });
});
