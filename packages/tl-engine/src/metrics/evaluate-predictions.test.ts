import { describe, expect, it } from "vitest";
import { predictLabelled } from "../head/predict.ts";
import { evaluatePredictions } from "./evaluate-predictions.ts";
import { wilsonInterval } from "./wilson-interval.ts";

describe("Wilson's interval", () => {
  it("agrees with values worked out by hand", () => {
    // 8 of 10, z = 1.96: centre (0.8 + 0.19208) / 1.38416, half 1.96·√(0.016 + 0.009604) / 1.38416.
    const { low, high } = wilsonInterval(8, 10, 1.96);
    expect(low).toBeCloseTo((0.8 + 0.19208 - 1.96 * Math.sqrt(0.025604)) / 1.38416, 10);
    expect(high).toBeCloseTo((0.8 + 0.19208 + 1.96 * Math.sqrt(0.025604)) / 1.38416, 10);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
  });

  it("keeps a width at the ends, and knows nothing from nothing", () => {
    expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.27753, 4) });
    expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.72247, 4), high: 1 });
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("an evaluation", () => {
  // Logits are the features themselves: class 0 for (2, 0, 0) and so on.
  const head = {
    weight: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    bias: new Float32Array(3),
    classCount: 3,
    width: 3,
  };
  const features = Float32Array.of(2, 0, 0, 0, 2, 0, 0, 2, 0, 1000, 0, 0);
  const labels = Int32Array.of(0, 1, 0, 0);
  const evaluation = evaluatePredictions(predictLabelled(head, features, labels), labels, 3);

  it("counts by hand", () => {
    expect(evaluation.confusion).toEqual([
      [2, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(evaluation).toMatchObject({ count: 4, correct: 3, accuracy: 0.75 });
    expect(evaluation.perClass).toEqual([
      { support: 3, recall: 2 / 3, precision: 1 },
      { support: 1, recall: 1, precision: 0.5 },
      { support: 0, recall: null, precision: null },
    ]);
  });

  it("has a stable loss and probabilities that sum to one, at a logit of 1000 too", () => {
    const logSum = Math.log(Math.exp(2) + 2);
    expect(evaluation.loss).toBeCloseTo((2 * (logSum - 2) + logSum) / 4, 10);
    for (let i = 0; i < 4; i++) {
      const [a = 0, b = 0, c = 0] = evaluation.probabilities.slice(i * 3, i * 3 + 3);
      expect(a + b + c).toBeCloseTo(1, 6);
    }
    expect(evaluation.probabilities[0]).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 2), 6);
  });

  it("keeps the loss of an impossible class finite", () => {
    const wrong = Int32Array.of(1);
    const surprised = evaluatePredictions(predictLabelled(head, Float32Array.of(1000, 0, 0), wrong), wrong, 3);
    expect(surprised.loss).toBeCloseTo(1000, 6);
  });

  it("refuses nothing, labels beyond the classes, and unequal numbers", () => {
    const refusal = expect.objectContaining({ code: "invalid-input" });
    expect(() =>
      evaluatePredictions(predictLabelled(head, new Float32Array(), new Int32Array()), new Int32Array(), 3),
    ).toThrow(refusal);
    const beyond = Int32Array.of(3, 0, 0, 0);
    expect(() => evaluatePredictions(predictLabelled(head, features, labels), beyond, 3)).toThrow(refusal);
    expect(() => predictLabelled(head, features, Int32Array.of(0))).toThrow(refusal);
  });
});
