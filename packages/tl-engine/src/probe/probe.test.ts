import { describe, expect, it } from "vitest";
import { predict } from "../head/predict.ts";
import { measureStandardization, standardize } from "../head/standardize.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { fitSoftmaxRegression } from "./fit-softmax-regression.ts";
import { hsvHistogram } from "./hsv-histogram.ts";
import { minimize } from "./minimize.ts";
import { scoreSplits } from "./score-splits.ts";

describe("the colour histogram", () => {
  const binsOf = (...pixels: number[][]) => {
    const data = Uint8Array.from(pixels.flat());
    const histogram = hsvHistogram({ width: pixels.length, height: 1, data });
    return Array.from(histogram.entries()).filter(([, value]) => value > 0);
  };
  const bin = (hue: number, saturation: number, value: number) => (hue * 8 + saturation) * 8 + value;

  it("puts colours where their hue, saturation and value are, by hand", () => {
    expect(binsOf([255, 0, 0])).toEqual([[bin(0, 7, 7), 1]]);
    expect(binsOf([0, 255, 0])).toEqual([[bin(2, 7, 7), 1]]); // 120° of 360° is 2.67 of 8.
    expect(binsOf([0, 0, 128])).toEqual([[bin(5, 7, 4), 1]]); // 240°: 5.33; 128/255: 4.02.
    expect(binsOf([255, 0, 1])).toEqual([[bin(7, 7, 7), 1]]); // just short of 360°.
    expect(binsOf([100, 100, 100])).toEqual([[bin(0, 0, 3), 1]]);
    expect(binsOf([0, 0, 0])).toEqual([[bin(0, 0, 0), 1]]);
  });

  it("takes the square root of shares", () => {
    expect(binsOf([255, 0, 0], [255, 0, 0], [255, 0, 0], [0, 0, 0])).toEqual([
      [0, 0.5],
      [bin(0, 7, 7), expect.closeTo(Math.sqrt(0.75), 6)],
    ]);
  });
});

describe("minimising", () => {
  it("finds the minimum of a badly scaled bowl", () => {
    const x = Float64Array.of(5, -3, 2);
    const scales = [1, 1000, 0.01];
    minimize(
      (p, gradient) => {
        let value = 0;
        for (let i = 0; i < 3; i++) {
          const off = (p[i] as number) - i;
          value += (scales[i] as number) * off * off;
          gradient[i] = 2 * (scales[i] as number) * off;
        }
        return value;
      },
      x,
      1e-9,
    );
    x.forEach((value, i) => {
      expect(value).toBeCloseTo(i, 6);
    });
  });
});

/** Three noisy clouds in 12 dimensions. */
function clouds(perClass: number): { features: Float32Array; labels: Int32Array } {
  const random = new MersenneTwister(5);
  const labels = Int32Array.from({ length: 3 * perClass }, (_, i) => i % 3);
  const centres = Array.from({ length: 36 }, () => random.uniform24());
  const features = Float32Array.from({ length: labels.length * 12 }, (_, i) => {
    const d = i % 12;
    return 100 + (d + 1) * ((centres[(labels[(i - d) / 12] as number) * 12 + d] as number) + random.uniform24());
  });
  return { features, labels };
}

describe("softmax regression", () => {
  it("ends where the gradient is zero: W = Σ (y − p)·xᵀ, and Σ (y − p) = 0", () => {
    const { features, labels } = clouds(30);
    const head = fitSoftmaxRegression({ features, labels }, 3, 1);
    const scaling = measureStandardization(features, 12);
    const x = standardize(features, scaling);
    const { probabilities } = predict(head, features);
    for (let k = 0; k < 3; k++) {
      const residual = (i: number) => Number(labels[i] === k) - (probabilities[i * 3 + k] as number);
      for (let d = 0; d < 12; d++) {
        let sum = 0;
        for (let i = 0; i < labels.length; i++) sum += residual(i) * (x[i * 12 + d] as number);
        expect((head.weight[k * 12 + d] as number) * (scaling.deviation[d] as number)).toBeCloseTo(sum, 3);
      }
      expect(Array.from(labels.keys()).reduce((sum, i) => sum + residual(i), 0)).toBeCloseTo(0, 3);
    }
  });
});

describe("scoring over splits", () => {
  const plan = { classCount: 3, perClass: 10, splits: 3, l2: 1 };

  it("is deterministic, and high where the classes differ", () => {
    const { features, labels } = clouds(40);
    const score = scoreSplits(features, labels, plan);
    expect(scoreSplits(features, labels, plan)).toEqual(score);
    expect(score.accuracies.length).toBe(3);
    expect(score.mean).toBeGreaterThan(80);
  });

  it("is near chance where they don't", () => {
    const { labels } = clouds(100);
    const random = new MersenneTwister(9);
    const noise = Float32Array.from({ length: labels.length * 4 }, () => random.uniform24());
    expect(Math.abs(scoreSplits(noise, labels, plan).mean - 100 / 3)).toBeLessThan(12);
  });

  it("refuses a class too small for a test", () => {
    const { features, labels } = clouds(10);
    expect(() => scoreSplits(features, labels, plan)).toThrow(/too few/);
  });
});
