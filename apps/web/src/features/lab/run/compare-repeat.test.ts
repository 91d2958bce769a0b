import { describe, expect, it } from "vitest";
import { sampleExperiment } from "../testing/sample-experiment.ts";
import { whyDifferent } from "./compare-repeat.ts";
import { defaultTrainingOptions } from "./run-settings.ts";

const before = sampleExperiment();
const set = (change: Partial<typeof before.settings>) => ({ ...before, settings: { ...before.settings, ...change } });

describe("a repeat that came out differently", () => {
  it("is told by what it does not share with the first run", () => {
    expect(whyDifferent(before, { ...before, dataSha256: "0".repeat(64) })).toBe("data");
    expect(whyDifferent(before, { ...before, backboneSha256: "0".repeat(64) })).toBe("backbone");
    expect(whyDifferent(before, set({ split: "stratified" }))).toBe("split");
    expect(whyDifferent(before, set({ epochs: 3 }))).toBe("settings");
    expect(whyDifferent(before, { ...before, seed: 8 })).toBe("settings");
    expect(whyDifferent(before, set({ backend: "webgl" }))).toBe("backend");
  });

  it("is the machine's where nothing else differs: what was measured, or left at its default, does not count", () => {
    expect(whyDifferent(before, set({ trainMs: 1, extractMs: 0, training: defaultTrainingOptions }))).toBe("machine");
  });
});
