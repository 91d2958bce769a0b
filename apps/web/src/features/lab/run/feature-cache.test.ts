import { describe, expect, it } from "vitest";
import { FeatureCache } from "./feature-cache.ts";
import { nearestPhotos } from "./nearest-photos.ts";
import { newUuid } from "./new-uuid.ts";

describe("the features of a session", () => {
  const cache = new FeatureCache();
  for (const [sha256, row] of [
    ["a", [1, 0]],
    ["b", [0, 1]],
    ["c", [1, 1]],
  ] as const) {
    cache.keep("mobilenet-v3-small", sha256, Float32Array.from(row));
  }
  it("come back in any order, and belong to one backbone", () => {
    expect([...cache.gather("mobilenet-v3-small", ["c", "a"], 2)]).toEqual([1, 1, 1, 0]);
    expect(cache.has("random-twin", "a")).toBe(false);
    expect(() => cache.gather("random-twin", ["a"], 2)).toThrow();
    expect(cache.has("mobilenet-v3-small", "a", "a view")).toBe(false);
  });
  it("are gone for another account", () => {
    const shared = new FeatureCache();
    shared.belongTo("one");
    shared.keep("random-twin", "a", Float32Array.of(1));
    shared.belongTo("one");
    expect(shared.has("random-twin", "a")).toBe(true);
    shared.belongTo("another");
    expect(shared.has("random-twin", "a")).toBe(false);
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
