import { describe, expect, it } from "vitest";
import { calibrate } from "./calibration.ts";
import { classScores, macroMean } from "./class-scores.ts";

describe("calibration", () => {
  it("agrees with values worked out by hand", () => {
    const { bins, ece } = calibrate(
      [
        { confidence: 0.95, isRight: true },
        { confidence: 0.91, isRight: false },
        { confidence: 0.55, isRight: true },
        { confidence: 0.2, isRight: false },
      ],
      10,
    );
    expect(bins.map(({ count }) => count)).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 2]);
    expect(bins[9]).toMatchObject({ accuracy: 0.5, confidence: expect.closeTo(0.93, 10), low: 0.9, high: 1 });
    // 2/4·|0.5 − 0.93| + 1/4·|1 − 0.55| + 1/4·|0 − 0.2|
    expect(ece).toBeCloseTo(0.215 + 0.1125 + 0.05, 10);
  });

  it("puts certainty and nothing at the ends, and says nothing of an empty bin", () => {
    const { bins, ece } = calibrate([
      { confidence: 1, isRight: true },
      { confidence: 0, isRight: false },
    ]);
    expect(bins[0]?.count).toBe(1);
    expect(bins[9]?.count).toBe(1);
    expect(bins[4]).toMatchObject({ confidence: null, accuracy: null, interval: null });
    expect(ece).toBe(0);
    expect(calibrate([]).ece).toBe(0);
  });
});

describe("scores of classes", () => {
  const scores = classScores([
    [3, 1, 0],
    [2, 2, 0],
    [0, 0, 0],
  ]);

  it("agree with values worked out by hand", () => {
    expect(scores[0]).toEqual({ support: 4, chosen: 5, right: 3, precision: 0.6, recall: 0.75, f1: 6 / 9 });
    expect(scores[1]).toEqual({ support: 4, chosen: 3, right: 2, precision: 2 / 3, recall: 0.5, f1: 4 / 7 });
  });

  it("are null where the class never came up, and leave the mean alone", () => {
    expect(scores[2]).toEqual({ support: 0, chosen: 0, right: 0, precision: null, recall: null, f1: null });
    expect(macroMean(scores.map(({ f1 }) => f1))).toBeCloseTo((6 / 9 + 4 / 7) / 2, 10);
    expect(macroMean([null])).toBeNull();
  });
});
