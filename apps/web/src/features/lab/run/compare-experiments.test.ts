import type { ExperimentSummary } from "@thaw/contracts/experiment";
import { describe, expect, it } from "vitest";
import { sampleExperiment } from "../testing/sample-experiment.ts";
import { backbonesOf, filterExperiments, noFilter } from "./filter-experiments.ts";
import { defaultTrainingOptions } from "./run-settings.ts";
import { compareRows, settingRows } from "./setting-rows.ts";

const row = (id: string, change: Partial<ExperimentSummary>) =>
  ({ id, note: "", backbone: "mobilenet-v3-small", ownPhotos: false, ...change }) as ExperimentSummary;

describe("the list's filter", () => {
  const rows = [
    row("1", { note: "学習率を下げた ＡＤＡＭ" }),
    row("2", { backbone: "resnet18", ownPhotos: true }),
    row("3", { backbone: "random-twin", note: "adam again" }),
  ];
  const idsOf = (filter: Partial<typeof noFilter>) =>
    filterExperiments(rows, { ...noFilter, ...filter }).map(({ id }) => id);

  it("leaves all in when nothing is asked for", () => expect(idsOf({})).toEqual(["1", "2", "3"]));
  it("goes by backbone and by whose photos", () => {
    expect(idsOf({ backbone: "resnet18" })).toEqual(["2"]);
    expect(idsOf({ photos: "course" })).toEqual(["1", "3"]);
    expect(idsOf({ photos: "own", backbone: "random-twin" })).toEqual([]);
  });
  it("finds a note whatever the width and the case", () => {
    expect(idsOf({ text: " Adam " })).toEqual(["1", "3"]);
    expect(idsOf({ text: "学習率" })).toEqual(["1"]);
  });
  it("offers the backbones that there are", () =>
    expect(backbonesOf([...rows, ...rows])).toEqual(["mobilenet-v3-small", "random-twin", "resnet18"]));
});

describe("settings side by side", () => {
  const { settings, seed } = sampleExperiment();
  const plain = { backbone: "resnet18", seed, settings };
  const deep = { ...plain, settings: { ...settings, training: { ...defaultTrainingOptions, hiddenUnits: 16 } } };

  it("differ only where they do", () => {
    expect(compareRows([settingRows(plain, "en"), settingRows(plain, "en")]).some(({ differs }) => differs)).toBe(
      false,
    );
    const seeds = compareRows([settingRows(plain, "en"), settingRows({ ...plain, seed: 8 }, "en")]);
    expect(seeds.filter(({ differs }) => differs).map(({ label, values }) => [label, ...values])).toEqual([
      ["Seed", "7", "8"],
    ]);
  });

  it("have a gap where a run lacks what another set", () => {
    const rows = compareRows([settingRows(plain, "en"), settingRows(deep, "en")]);
    const [hidden, ...more] = rows.filter(({ differs }) => differs);
    expect(hidden?.values[0]).toBeNull();
    expect(hidden?.values[1]).toContain("16");
    expect(more).toEqual([]);
  });
});
