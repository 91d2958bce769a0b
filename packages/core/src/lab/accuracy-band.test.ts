import { describe, expect, it } from "vitest";
import { accuracyBand } from "./accuracy-band.ts";

describe("the band of an accuracy", () => {
  it.each([
    [0, 0, 5, 0, 6],
    [6, 0, 5, 0, 6],
    [7, 5, 10, 7, 13],
    [125, 85, 90, 119, 125],
    [126, 90, 95, 126, 132],
    [139, 95, 100, 133, 140],
    [140, 95, 100, 133, 140],
  ])("of %i in 140 is %i–%i %%, %i to %i photos", (correct, from, to, fewest, most) => {
    expect(accuracyBand(correct, 140)).toEqual({ from, to, fewest, most });
  });

  it("holds the count that it stands for, and never fewer than five photos where there are as many", () => {
    for (const total of [1, 3, 7, 12, 33, 49, 99, 100, 101, 140, 997]) {
      for (let correct = 0; correct <= total; correct++) {
        const { fewest, most, from, to } = accuracyBand(correct, total);
        expect(correct).toBeGreaterThanOrEqual(fewest);
        expect(correct).toBeLessThanOrEqual(most);
        expect(to).toBeGreaterThan(from);
        if (total >= 10) expect(most - fewest + 1).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it("says nothing at all of a handful of photos", () => {
    expect(new Set([0, 1, 2, 3, 4].map((correct) => accuracyBand(correct, 4).from))).toEqual(new Set([0]));
  });
});
