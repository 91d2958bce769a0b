import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { describe, expect, it } from "vitest";
import { floatsOf, readGoldenJson } from "../../test/read-golden.ts";
import type { TrainResult } from "../client/lab-types.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { predict } from "./predict.ts";
import { foldStandardization, measureStandardization, standardize } from "./standardize.ts";
import { type TrainTask, trainHead } from "./train-head.ts";

interface HeadGolden {
  width: number;
  classCount: number;
  epochs: number;
  batchSize: number;
  learningRate: number;
  seed: number;
  features: string;
  labels: number[];
  validationFeatures: string;
  validationLabels: number[];
  permutation: number[];
  runs: {
    weightDecay: number;
    initialWeight: string;
    initialBias: string;
    weight: string;
    bias: string;
    losses: number[];
    validationLosses: number[];
  }[];
}

const golden = readGoldenJson<HeadGolden>("head.json");
const { width, classCount, epochs, batchSize, learningRate, seed } = golden;
const task: TrainTask = {
  features: floatsOf(golden.features),
  labels: Int32Array.from(golden.labels),
  classCount,
  epochs,
  batchSize,
  learningRate,
  seed,
  validation: {
    features: floatsOf(golden.validationFeatures),
    labels: Int32Array.from(golden.validationLabels),
  },
};

const kernels = await loadKernelsInNode();

function finish(of: TrainTask, on: typeof kernels | null = null): TrainResult {
  const training = trainHead(of, on);
  for (;;) {
    const { done, value } = training.next();
    if (done) return value;
  }
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
}

describe("the generator, against PyTorch", () => {
  it("starts a layer with the very bits of nn.Linear after torch.manual_seed", () => {
    const random = new MersenneTwister(seed);
    const weight = new Float32Array(classCount * width);
    const bias = new Float32Array(classCount);
    random.fillUniform(weight, 1 / Math.sqrt(width));
    random.fillUniform(bias, 1 / Math.sqrt(width));
    expect(weight).toEqual(floatsOf(golden.runs[0]?.initialWeight ?? ""));
    expect(bias).toEqual(floatsOf(golden.runs[0]?.initialBias ?? ""));
  });

  it("permutes as torch.randperm", () => {
    expect(Array.from(new MersenneTwister(seed).permutation(100))).toEqual(golden.permutation);
  });
});

describe("training a head", () => {
  it.each(
    golden.runs.flatMap((run) => [
      { ...run, on: null, place: "plain JavaScript" },
      { ...run, on: kernels, place: "the kernels" },
    ]),
  )("ends where PyTorch's Adam ends, weight decay $weightDecay, in $place", (run) => {
    const { head, curves } = finish({ ...task, weightDecay: run.weightDecay }, run.on);
    const scaling = measureStandardization(task.features, width);
    const expected = foldStandardization(floatsOf(run.weight), floatsOf(run.bias), scaling);
    const unfold = (weight: Float32Array) => weight.map((w, i) => w * (scaling.deviation[i % width] as number));
    expect(largestDifference(unfold(head.weight), unfold(expected.weight))).toBeLessThan(1e-5);
    expect(largestDifference(head.bias, expected.bias)).toBeLessThan(1e-4);
    const lossesOf = (key: "trainLoss" | "validationLoss") => curves.map((report) => report[key] ?? Number.NaN);
    expect(largestDifference(lossesOf("trainLoss"), run.losses)).toBeLessThan(1e-5);
    expect(largestDifference(lossesOf("validationLoss"), run.validationLosses)).toBeLessThan(1e-5);
  });

  it("gives the same bits twice, and others from another seed", () => {
    const first = finish(task);
    expect(finish(task).head).toEqual(first.head);
    expect(finish({ ...task, seed: seed + 1 }).head.weight).not.toEqual(first.head.weight);
  });

  it("learns: its last loss is a fraction of its first, and the held-out pictures are mostly right", () => {
    const { curves } = finish({ ...task, epochs: 40 });
    expect(curves.at(-1)?.trainLoss).toBeLessThan((curves[0]?.trainLoss ?? 0) / 4);
    expect(curves.at(-1)?.validationAccuracy).toBeGreaterThan(0.6);
  });

  it("hands out a head for raw features: its predictions score as the last epoch said", () => {
    const { head, curves } = finish(task);
    const held = task.validation as NonNullable<TrainTask["validation"]>;
    const { predicted } = predict(head, held.features);
    const right = predicted.filter((k, i) => k === held.labels[i]).length;
    expect(right / held.labels.length).toBe(curves.at(-1)?.validationAccuracy);
  });

  it("stays finite at features of 10^6 and a learning rate of 100", () => {
    const features = task.features.map((value) => value * 1e6);
    const { head, curves } = finish({ ...task, features, learningRate: 100 });
    expect(head.weight.every(Number.isFinite)).toBe(true);
    expect(curves.every(({ trainLoss }) => Number.isFinite(trainLoss))).toBe(true);
  });

  it.each<[string, Partial<TrainTask>]>([
    ["a label that is no class", { labels: task.labels.map(() => classCount) }],
    ["a feature that is not finite", { features: task.features.map(() => Number.NaN) }],
    ["no pictures", { features: new Float32Array(), labels: new Int32Array() }],
    ["no epochs", { epochs: 0 }],
    ["a negative learning rate", { learningRate: -1 }],
    ["a seed beyond 32 bits", { seed: 2 ** 32 }],
  ])("refuses %s", (_, wrong) => {
    expect(() => finish({ ...task, ...wrong })).toThrow(expect.objectContaining({ code: "invalid-input" }));
  });
});

describe("standardisation", () => {
  it("has mean 0 and deviation 1, and leaves a constant feature at 0", () => {
    const features = Float32Array.of(1, 5, 3, 5, 8, 5);
    const scaling = measureStandardization(features, 2);
    expect(Array.from(scaling.mean)).toEqual([4, 5]);
    expect(scaling.deviation[1]).toBe(1);
    const scaled = standardize(features, scaling);
    expect([scaled[1], scaled[3], scaled[5]]).toEqual([0, 0, 0]);
    // By hand: (1 − 4) / √(26/3).
    expect(scaled[0]).toBeCloseTo(-3 / Math.sqrt(26 / 3), 6);
  });
});
