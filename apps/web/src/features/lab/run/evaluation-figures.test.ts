import type { PhotoPrediction } from "@thaw/contracts/experiment";
import { describe, expect, it } from "vitest";
import { calibrationOf, surestMistakes } from "./evaluation-figures.ts";

const photo = (name: string, truth: number, predicted: number, sure: number): PhotoPrediction => ({
  path: `test/pizza/${name}.jpg`,
  truth,
  predicted,
  probabilities: predicted === 0 ? [sure, 1 - sure] : [1 - sure, sure],
});
const photos = [photo("a", 0, 1, 0.6), photo("b", 0, 0, 0.99), photo("c", 1, 0, 0.9), photo("d", 1, 0, 0.7)];

describe("the surest mistakes", () => {
  it("are wrong, the surest first, and no more than asked for", () => {
    expect(surestMistakes(photos, 2).map(({ path }) => path)).toEqual(["test/pizza/c.jpg", "test/pizza/d.jpg"]);
    expect(surestMistakes(photos, 9)).toHaveLength(3);
  });

  it("are none where all is right", () => expect(surestMistakes([photo("a", 1, 1, 0.8)], 3)).toEqual([]));
});

it("calibration measures the class that was said, and whether it was true", () => {
  const { bins, ece } = calibrationOf({ classes: ["a", "b"], correct: 1, total: 4, loss: 1, confusion: [], photos });
  expect(bins.filter(({ count }) => count > 0).map(({ low, count, right }) => [low, count, right])).toEqual([
    [0.5, 1, 0],
    [0.6, 1, 0],
    [0.8, 1, 0],
    [0.9, 1, 1],
  ]);
  // (0.6 + 0.01 + 0.9 + 0.7) / 4
  expect(ece).toBeCloseTo(0.5525, 10);
});
