import { describe, expect, it } from "vitest";
import type { Head } from "../client/lab-types.ts";
import { countCorrect } from "./count-correct.ts";

const head = (rows: number[][], bias: number[] = rows.map(() => 0)): Head => ({
  weight: Float32Array.from(rows.flat()),
  bias: Float32Array.from(bias),
  classCount: rows.length,
  width: rows[0]?.length ?? 0,
});
const count = (tested: Head, features: number[], labels: number[], tolerance = 1e-2) =>
  countCorrect(tested, Float32Array.from(features), Int32Array.from(labels), tolerance);

// Margin of class 0 over class 1 for x = (1, 1 − t): t. Its bound: ε · ‖x‖ · √2 ≈ 2ε.
const identity = head([
  [1, 0],
  [0, 1],
]);

describe("counting what a head gets right", () => {
  it("counts right photos, and as close those that rounding could turn", () => {
    expect(count(identity, [1, 0, 0, 1, 1, 0], [0, 1, 1])).toEqual({ correct: 2, close: 0 });
    expect(count(identity, [1, 0.985], [1])).toEqual({ correct: 0, close: 1 });
    expect(count(identity, [1, 0.975], [1])).toEqual({ correct: 0, close: 0 });
  });

  it("judges alike whatever the head is multiplied by", () => {
    for (const scale of [1e-6, 1e6]) {
      const scaled = head([
        [scale, 0],
        [0, scale],
      ]);
      expect(count(scaled, [1, 0.985, 1, 0.975], [1, 1])).toEqual({ correct: 0, close: 1 });
    }
  });

  it("takes a head that tells nothing apart for what it is", () => {
    const nothing = head([[0], [0], [0]]);
    expect(count(nothing, [1, 1, 1], [0, 1, 2])).toEqual({ correct: 1, close: 0 });
  });

  it("leaves a photo wrong where a third class is as near", () => {
    const three = head([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(count(three, [1, 0.99, 0], [1])).toEqual({ correct: 0, close: 1 });
    expect(count(three, [1, 0.99, 0.99], [1])).toEqual({ correct: 0, close: 0 });
  });

  it("bounds a hidden layer by what it can stretch, which a brute search does not exceed", () => {
    const hidden = { weight: Float32Array.from([3, 0, 0, 0.5]), bias: new Float32Array(2), units: 2 };
    const deep: Head = { ...identity, hidden };
    // h = (3a, b/2): class 0 leads class 1 by 3a − b/2; the bound is ε‖x‖(3 + 0.5).
    const tolerance = 1e-2;
    const near = [0.1, 0.6 - 0.02];
    expect(count(deep, near, [1], tolerance)).toEqual({ correct: 0, close: 1 });
    const length = Math.hypot(...near);
    let turned = false;
    for (let angle = 0; angle < 6.29; angle += 0.01) {
      const [a, b] = [near[0] as number, near[1] as number].map(
        (x, at) => x + tolerance * length * (at === 0 ? Math.cos(angle) : Math.sin(angle)),
      ) as [number, number];
      turned ||= b / 2 > 3 * a;
    }
    expect(turned).toBe(true);
    expect(count(deep, [0.2, 0.9], [1], tolerance)).toEqual({ correct: 0, close: 0 });
  });
});
