import { describe, expect, it } from "vitest";
import { noRuns, type RunView, reduceRun } from "./run-state.ts";
import { timeLeft } from "./time-left.ts";

const started = reduceRun(noRuns, { type: "start", role: "main", backbone: "random-twin", epochs: 20 }).main as RunView;
const extracting = (done: number, known: number, elapsedMs: number): RunView => ({
  ...started,
  extracted: { done, total: 110, known, elapsedMs },
});

describe("the time that a run has left", () => {
  it("is what the photos to come take at the pace of those that were computed", () => {
    expect(timeLeft(extracting(60, 50, 500), null)).toBe(2500);
  });

  it("is not guessed from a photo or two, nor from those that were there before", () => {
    expect(timeLeft(extracting(52, 50, 500), null)).toBeNull();
    expect(timeLeft(extracting(50, 50, 0), null)).toBeNull();
  });

  it("is what the epochs to come take", () => {
    const point = { trainLoss: 1, trainAccuracy: 0, validationLoss: null, validationAccuracy: null };
    const curves = Array.from({ length: 5 }, (_, at) => ({ ...point, epoch: at + 1 }));
    const training: RunView = { ...started, phase: "training", curves };
    expect(timeLeft(training, 400)).toBe(1500);
    expect(timeLeft(training, null)).toBeNull();
    expect(timeLeft({ ...training, phase: "scoring" }, 400)).toBeNull();
  });
});
