import { describe, expect, it } from "vitest";
import { FeatureCache } from "./feature-cache.ts";
import { heatGrid, heatLevelOf, tableShape } from "./heat-grid.ts";
import { nearestPhotos } from "./nearest-photos.ts";
import { newUuid } from "./new-uuid.ts";
import { symmetricHistogram, tensorStatistics } from "./tensor-statistics.ts";

describe("statistics of a tensor", () => {
  it("are those of the hand-computed 1, 2, 3, 4", () => {
    const { count, min, max, mean, deviation, norm } = tensorStatistics(Float32Array.of(1, 2, 3, 4));
    expect([count, min, max, mean]).toEqual([4, 1, 4, 2.5]);
    expect(deviation).toBeCloseTo(Math.sqrt(1.25));
    expect(norm).toBeCloseTo(Math.sqrt(30));
  });
  it("leave out what is not finite, and survive nothing at all", () => {
    expect(tensorStatistics(Float32Array.of(1, Number.NaN, 3))).toMatchObject({ count: 2, mean: 2 });
    expect(tensorStatistics(new Float32Array(0))).toMatchObject({ count: 0, norm: 0 });
  });
  it("spread evenly on both sides of zero", () => {
    const { counts, limit } = symmetricHistogram(Float32Array.of(-2, 0, 0, 2), 5);
    expect({ counts, limit }).toEqual({ counts: [1, 0, 2, 0, 1], limit: 2 });
    expect(symmetricHistogram(new Float32Array(3), 5).counts).toEqual([0, 0, 3, 0, 0]);
  });
});

describe("the heat map", () => {
  it("puts the last axis across and all others down", () => {
    expect(tableShape([7, 576])).toEqual({ rows: 7, columns: 576 });
    expect(tableShape([7])).toEqual({ rows: 1, columns: 7 });
    expect(tableShape([2, 3, 4])).toEqual({ rows: 6, columns: 4 });
    expect(tableShape([])).toEqual({ rows: 1, columns: 1 });
  });
  it("is blue below zero and amber above, fullest at the scale", () => {
    expect([-9, -1, 0, 0.1, 0.5, 1].map((value) => heatLevelOf(value, 1))).toEqual(["n4", "n4", "z", "z", "p2", "p4"]);
    expect(heatLevelOf(Number.NaN, 1)).toBe("z");
  });
  it("draws every cell once", () => {
    const { paths } = heatGrid(Float32Array.of(1, 1, -1, 0, 0, 0), [2, 3]);
    const area = Object.values(paths)
      .flatMap((path) => [...path.matchAll(/h(\d+)v1/g)])
      .reduce((sum, [, width]) => sum + Number(width), 0);
    expect(area).toBe(6);
    expect(Object.keys(paths).sort()).toEqual(["n2", "p2", "z"]);
  });
  it("averages what is too large to draw", () => {
    const { rows, columns, binned } = heatGrid(new Float32Array(100 * 1000), [100, 1000]);
    expect({ rows, columns, binned }).toEqual({ rows: 64, columns: 640, binned: true });
  });
});

describe("the features of a session", () => {
  const cache = new FeatureCache();
  cache.keep("mobilenet-v3-small", ["a", "b", "c"], Float32Array.of(1, 0, 0, 1, 1, 1), 2);
  it("come back in any order, and belong to one backbone", () => {
    expect([...cache.gather("mobilenet-v3-small", ["c", "a"], 2)]).toEqual([1, 1, 1, 0]);
    expect(cache.has("random-twin", "a")).toBe(false);
    expect(() => cache.gather("random-twin", ["a"], 2)).toThrow();
  });
  it("tell which photos are nearest, by angle", () => {
    const photo = (sha256: string) => ({
      path: `train/x/${sha256}.jpg`,
      url: "",
      class: "x",
      split: "train" as const,
      sha256,
    });
    const near = nearestPhotos(cache, "mobilenet-v3-small", photo("a"), [photo("b"), photo("c"), photo("d")], 2);
    expect(near.map(({ photo: { sha256 } }) => sha256)).toEqual(["c", "b"]);
    expect(near[0]?.similarity).toBeCloseTo(Math.SQRT1_2);
  });
});

it("an id made without a secure context is a UUID of version 4", () => {
  expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newUuid()).not.toBe(newUuid());
});
