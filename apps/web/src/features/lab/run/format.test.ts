import { describe, expect, it } from "vitest";
import { scoreDetail, scoreOfHeldOut, scoreSentence } from "../components/versus-panel.tsx";
import { sampleExperiment } from "../testing/sample-experiment.ts";
import { formatDuration, formatPercent, formatRate, roundedInterval, scoreOf, wholePercent } from "./format.ts";

it("a score reads as in a report: 34 of 42 is 81.0 %, 67 to 90, beside a chance of 14", () => {
  const score = scoreOf(34, 42, 7);
  expect(formatPercent(score.accuracy, "en")).toBe("81.0");
  expect(roundedInterval(score)).toEqual([67, 90]);
  expect(wholePercent(score.chance)).toBe("14");
  expect(scoreDetail(score, "en")).toBe("34 of 42, 95 % interval 67 to 90");
  expect(scoreDetail(score, "ja")).toBe("42枚中34枚、95 %区間 67〜90");
});

it("a screen reader hears all of it in one sentence", () => {
  const score = scoreOfHeldOut(sampleExperiment().evaluation.heldOut);
  expect(scoreSentence(score, "en")).toBe("Accuracy 85.7 %, 6 of 7, 95 % interval 49 to 97 %, chance 14 %");
});

describe("numbers", () => {
  it("small learning rates don't round to zero", () => {
    expect(formatRate(0.003, "en")).toBe("0.003");
    expect(formatRate(0.00001, "en")).toBe("0.00001");
  });
  it("a duration has the unit that fits", () => {
    expect(formatDuration(32, "en")).toBe("32 ms");
    expect(formatDuration(4210, "en")).toBe("4.2 sec");
    expect(formatDuration(33_400, "en")).toBe("33 sec");
  });
});
