import { describe, expect, it } from "vitest";
import { defaultRunSettings } from "./run-settings.ts";
import { conflictsOf, readSettings, textsOf } from "./setting-texts.ts";

const texts = textsOf(defaultRunSettings);

describe("the fields of a run", () => {
  it("give back the settings that they show", () => {
    const { backbone: _backbone, photosPerClass: _photos, ...rest } = defaultRunSettings;
    expect(readSettings(texts)).toEqual(rest);
    const training = { ...rest.training, optimizer: "sgd", momentum: 0.9, hiddenUnits: 32, balanced: true } as const;
    const chosen = { ...rest, weightDecay: 0.01, training };
    expect(readSettings(textsOf(chosen))).toEqual(chosen);
  });

  it("leave momentum to SGD, whatever its field holds", () => {
    expect(readSettings({ ...texts, momentum: "0.9" })?.training.momentum).toBe(0);
    expect(readSettings({ ...texts, optimizer: "sgd", momentum: "nine" })).toBeNull();
  });

  it.each([
    ["dropout", "0.95"],
    ["labelSmoothing", "0.6"],
    ["patience", "2.5"],
    ["weightDecay", "-1"],
  ] as const)("refuse %s %s", (name, text) => expect(readSettings({ ...texts, [name]: text })).toBeNull());

  it.each([
    ["a patience as long as the run", { patience: "20" }, "patience-never-ends"],
    ["a decay that takes all", { optimizer: "adamw", learningRate: "1", weightDecay: "1" }, "decay-turns-weights"],
    ["a cosine of one epoch", { schedule: "cosine", epochs: "1" }, "cosine-of-one-epoch"],
  ] as const)("refuse %s", (_name, change, conflict) => {
    const wrong = { ...texts, ...change };
    expect(conflictsOf(wrong)).toEqual([conflict]);
    expect(readSettings(wrong)).toBeNull();
  });
});
