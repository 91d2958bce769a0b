import { describe, expect, it } from "vitest";
import { floatsOf, readGoldenJson } from "../../test/read-golden.ts";
import type { TrainResult, TrainSettings } from "../client/lab-types.ts";
import { balancedClassWeights } from "./criterion.ts";
import { predict } from "./predict.ts";
import { measureStandardization } from "./standardize.ts";
import { stratifiedSplit } from "./stratified-split.ts";
import { type TrainTask, trainHead } from "./train-head.ts";

interface OptionsGolden {
  width: number;
  classCount: number;
  batchSize: number;
  seed: number;
  features: string;
  labels: number[];
  validationFeatures: string;
  validationLabels: number[];
  runs: {
    settings: { name: string } & Omit<TrainSettings, "batchSize" | "seed">;
    parameters: string[];
    losses: number[];
    validationLosses: number[];
    rates: number[];
    bestEpoch: number;
    probabilities: string;
  }[];
}

const golden = readGoldenJson<OptionsGolden>("head-options.json");
const { width, classCount, batchSize, seed } = golden;
const data = {
  features: floatsOf(golden.features),
  labels: Int32Array.from(golden.labels),
  validation: {
    features: floatsOf(golden.validationFeatures),
    labels: Int32Array.from(golden.validationLabels),
  },
};
const plain: TrainTask = { ...data, classCount, batchSize, seed, epochs: 4, learningRate: 0.01 };

function finish(of: TrainTask): TrainResult {
  const training = trainHead(of);
  for (;;) {
    const { done, value } = training.next();
    if (done) return value;
  }
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
}

describe("training with options, against PyTorch", () => {
  it.each(golden.runs.map((run) => [run.settings.name, run] as const))("ends where PyTorch ends: %s", (_, run) => {
    const { name: _name, ...settings } = run.settings;
    const { head, curves, bestEpoch } = finish({ ...plain, ...settings });
    const scaling = measureStandardization(data.features, width);
    const first = head.hidden ?? head;
    const unfolded = first.weight.map((w, i) => w * (scaling.deviation[i % width] as number));
    expect(largestDifference(unfolded, floatsOf(run.parameters[0] ?? ""))).toBeLessThan(1e-5);
    if (head.hidden) {
      expect(largestDifference(head.weight, floatsOf(run.parameters[2] ?? ""))).toBeLessThan(1e-5);
      expect(largestDifference(head.bias, floatsOf(run.parameters[3] ?? ""))).toBeLessThan(1e-5);
    }
    const of = (key: "trainLoss" | "validationLoss" | "learningRate") =>
      curves.map((point) => point[key] ?? Number.NaN);
    expect(largestDifference(of("trainLoss"), run.losses)).toBeLessThan(1e-5);
    expect(largestDifference(of("validationLoss"), run.validationLosses)).toBeLessThan(1e-5);
    expect(largestDifference(of("learningRate"), run.rates)).toBeLessThan(1e-9);
    expect(bestEpoch).toBe(run.bestEpoch);
    const { probabilities } = predict(head, data.validation.features);
    expect(largestDifference(probabilities, floatsOf(run.probabilities))).toBeLessThan(1e-5);
  });

  it("has stopped early where it says so", () => {
    const stopped = golden.runs.find(({ settings }) => settings.name === "early stopping");
    expect(stopped?.losses.length).toBeLessThan(stopped?.settings.epochs ?? 0);
    expect(stopped?.losses.length).toBe((stopped?.bestEpoch ?? 0) + 3);
  });

  it("gives the same bits twice, dropout and all", () => {
    const task = { ...plain, hiddenUnits: 8, dropout: 0.4 };
    const { head } = finish(task);
    expect(finish(task).head).toEqual(head);
    expect(finish({ ...task, seed: seed + 1 }).head.weight).not.toEqual(head.weight);
  });

  it.each<[string, Partial<TrainTask>]>([
    ["momentum without SGD", { momentum: 0.9 }],
    ["an optimiser that it doesn't know", { optimizer: "lion" as "adam" }],
    ["dropout of everything", { dropout: 1 }],
    ["smoothing of everything", { labelSmoothing: 1 }],
    ["patience without a validation part", { patience: 3, validation: undefined as never }],
    ["half a hidden unit", { hiddenUnits: 0.5 }],
  ])("refuses %s", (_, wrong) => {
    expect(() => finish({ ...plain, ...wrong })).toThrow(expect.objectContaining({ code: "invalid-input" }));
  });
});

describe("weights of balanced classes", () => {
  it("are n / (classes · count), and 1 for a class without a picture", () => {
    expect([...balancedClassWeights(Int32Array.of(0, 0, 0, 1), 2)]).toEqual([Math.fround(2 / 3), 2]);
    expect([...balancedClassWeights(Int32Array.of(0), 2)]).toEqual([0.5, 1]);
  });
});

describe("a stratified split", () => {
  const labels = Int32Array.from({ length: 45 }, (_, at) => (at < 30 ? 0 : at < 40 ? 1 : at < 44 ? 2 : 3));
  const countsOf = (part: Int32Array) => [0, 1, 2, 3].map((k) => part.filter((at) => labels[at] === k).length);

  it("takes the same share of each class, one at least of a class of two or more", () => {
    const { train, validation } = stratifiedSplit(labels, 4, 0.2, 7);
    expect(countsOf(validation)).toEqual([6, 2, 1, 0]);
    expect(countsOf(train)).toEqual([24, 8, 3, 1]);
    expect([...train, ...validation].sort((a, b) => a - b)).toEqual(Array.from(labels.keys()));
  });

  it("is the seed's alone", () => {
    expect(stratifiedSplit(labels, 4, 0.2, 7)).toEqual(stratifiedSplit(labels, 4, 0.2, 7));
    expect(stratifiedSplit(labels, 4, 0.2, 8)).not.toEqual(stratifiedSplit(labels, 4, 0.2, 7));
  });

  it("refuses a share that is none and a label that is no class", () => {
    const refusal = expect.objectContaining({ code: "invalid-input" });
    expect(() => stratifiedSplit(labels, 4, 1, 7)).toThrow(refusal);
    expect(() => stratifiedSplit(labels, 3, 0.2, 7)).toThrow(refusal);
  });
});
