import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import { describe, expect, it } from "vitest";
import { defaultRunSettings, usualThawRate } from "../run/run-settings.ts";
import { conflictsOf, readSettings, textsOf } from "../run/setting-texts.ts";
import { estimateCost, mostThawable, planOf, withinReach } from "./thaw-facts.ts";
import { thawRows } from "./thaw-texts.ts";

const info = { architecture: "mobilenet-v3-small" } as BackboneInfo;
const load = { train: 140, validation: 35, batchSize: 32, epochs: 20 };
const usual = textsOf(defaultRunSettings);

describe("the settings of thawing", () => {
  it("are absent until a block is thawed, and then come back as they were set", () => {
    expect(readSettings(usual)?.thaw).toBeUndefined();
    expect(readSettings({ ...usual, thawRate: "?" })).not.toBeNull();
    expect(readSettings({ ...usual, thawBlocks: "2", thawRate: "?" })).toBeNull();
    const set = readSettings({ ...usual, thawBlocks: "2" });
    expect(set?.thaw).toEqual({ blocks: 2, learningRate: usualThawRate });
    expect(set && textsOf(set)).toMatchObject({ thawBlocks: "2", thawRate: String(usualThawRate) });
  });

  it("don't go with a cross-validation, which is the head's alone", () => {
    expect(conflictsOf({ ...usual, thawBlocks: "1", folds: "5" })).toEqual(["folds-of-thawed"]);
  });

  it("stay within what the site keeps and the device holds", () => {
    expect(mostThawable(info, load)).toBe(12);
    // Before the first block a photo's activations take 800 kB.
    const many = { ...load, train: 2000 };
    expect(mostThawable(info, many)).toBeGreaterThan(4);
    expect(mostThawable(info, many)).toBeLessThan(12);
    // Its last block alone has 4.7 million weights.
    expect(mostThawable({ architecture: "resnet18" } as BackboneInfo, load)).toBe(0);
    const thaw = { blocks: 40, learningRate: 0.001 };
    expect(withinReach({ thaw }, info, load).thaw).toEqual({ blocks: 12, learningRate: 0.001 });
    expect(withinReach({ thaw }, { architecture: "resnet18" } as BackboneInfo, load).thaw).toBeUndefined();
  });
});

describe("what thawing takes", () => {
  it("grows with the blocks, the photos and the epochs, and with a slower machine", () => {
    const costOf = (blocks: number, more: Partial<typeof load> = {}, msPerImage = 5) => {
      const plan = planOf(info, blocks);
      if (!plan) throw new Error("no plan");
      return estimateCost(plan, { ...load, ...more }, { backend: "wasm", msPerImage });
    };
    const three = costOf(3);
    expect(costOf(4).bytes).toBeGreaterThan(three.bytes);
    expect(costOf(3, { train: 280 }).bytes).toBeGreaterThan(three.bytes);
    expect(costOf(3, { epochs: 40 }).milliseconds).toBeGreaterThan(1.9 * three.milliseconds);
    expect(costOf(3, {}, 10).milliseconds).toBeCloseTo(2 * three.milliseconds);
  });

  it("is at first what the documented machine took: 20 epochs of 140 photos in 16 seconds", () => {
    const plan = planOf(info, 3);
    if (!plan) throw new Error("no plan");
    for (const backend of ["wasm", "webgpu"] as const) {
      const { milliseconds } = estimateCost(plan, { ...load, validation: 0 }, { backend, msPerImage: 3.4 });
      expect(milliseconds / 1000).toBeCloseTo(16, 0);
    }
  });

  it("is said of a record in both languages, and nothing of a frozen one", () => {
    const thaw = { blocks: 3, learningRate: 0.0001, parameters: 638_496, ms: 41_000, peakBytes: 30_000_000 };
    expect(thawRows({ thaw }, "en")).toEqual([
      ["Thawed", "last 3 blocks (0.64 M weights, learning rate 0.0001)"],
      ["Thawing took", "30 MB of memory, 41 sec"],
    ]);
    expect(thawRows({ thaw }, "ja")[0]?.[1]).toContain("最後の3ブロック");
    expect(thawRows({}, "en")).toEqual([]);
  });
});
