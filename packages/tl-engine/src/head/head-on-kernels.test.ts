import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { describe, expect, it } from "vitest";
import type { TrainResult } from "../client/lab-types.ts";
import { type TrainTask, trainHead } from "./train-head.ts";

const kernels = await loadKernelsInNode();

/** Pictures that only the third of five features and a wave tell apart, so that no run ends at zero loss. */
function taskOf(count: number, width: number, classCount: number): TrainTask {
  const at = (i: number) => Math.sin(i * 12.9898) * 43758.5453;
  const features = Float32Array.from({ length: count * width }, (_, i) => {
    const label = Math.floor(i / width) % classCount;
    return at(i) - Math.floor(at(i)) + ((i % width) % classCount === label ? 0.4 : 0);
  });
  const labels = Int32Array.from({ length: count }, (_, i) => i % classCount);
  return { features, labels, classCount, epochs: 8, batchSize: 16, learningRate: 0.02, seed: 3 };
}

function finish(task: TrainTask, on: typeof kernels | null): TrainResult {
  const training = trainHead(task, on);
  for (;;) {
    const { done, value } = training.next();
    if (done) return value;
  }
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
}

const held = taskOf(33, 70, 7);

describe("a linear head on the kernels", () => {
  it.each<[string, Partial<TrainTask>]>([
    ["Adam", {}],
    ["weight decay", { weightDecay: 0.01 }],
    ["AdamW", { optimizer: "adamw", weightDecay: 0.1 }],
    ["SGD", { optimizer: "sgd", learningRate: 0.1 }],
    ["momentum", { optimizer: "sgd", momentum: 0.9, weightDecay: 0.01 }],
    ["smoothing", { labelSmoothing: 0.1 }],
    ["class weights", { balanced: true, labels: Int32Array.from({ length: 101 }, (_, i) => (i < 60 ? 0 : i % 7)) }],
    ["all of it", { balanced: true, labelSmoothing: 0.2, schedule: "cosine" }],
    ["early stopping", { patience: 1, epochs: 40, learningRate: 0.3 }],
  ])("ends where plain JavaScript ends: %s", (_, settings) => {
    const task: TrainTask = {
      ...taskOf(101, 70, 7),
      validation: { features: held.features, labels: held.labels },
      ...settings,
    };
    const [fast, plain] = [finish(task, kernels), finish(task, null)];
    expect(largestDifference(fast.head.weight, plain.head.weight)).toBeLessThan(2e-5);
    expect(largestDifference(fast.head.bias, plain.head.bias)).toBeLessThan(2e-5);
    expect(fast.bestEpoch).toBe(plain.bestEpoch);
    expect(fast.curves.length).toBe(plain.curves.length);
    for (const [i, report] of fast.curves.entries()) {
      const other = plain.curves[i];
      expect(report.trainAccuracy).toBe(other?.trainAccuracy);
      expect(report.validationAccuracy).toBe(other?.validationAccuracy);
      expect(Math.abs(report.trainLoss - (other?.trainLoss ?? 9))).toBeLessThan(1e-5);
      expect(Math.abs((report.validationLoss ?? 9) - (other?.validationLoss ?? 99))).toBeLessThan(1e-5);
    }
  });

  it.each([
    [2, 3],
    [5, 9],
    [8, 33],
    [13, 64],
  ])("takes %i classes and %i features", (classCount, width) => {
    const task = taskOf(41, width, classCount);
    expect(largestDifference(finish(task, kernels).head.weight, finish(task, null).head.weight)).toBeLessThan(2e-5);
  });

  it("gives the same bits twice, and its memory back, when it is left too", () => {
    const task = taskOf(64, 48, 7);
    const before = kernels.memory.liveBytes;
    expect(finish(task, kernels).head).toEqual(finish(task, kernels).head);
    const left = trainHead(task, kernels);
    left.next();
    expect(kernels.memory.liveBytes).toBeGreaterThan(before);
    left.return(undefined as never);
    expect(kernels.memory.liveBytes).toBe(before);
  });

  it("is trained in plain JavaScript where the memory has no room, and holds nothing of it", async () => {
    const task = taskOf(200, 70, 7);
    const small = await loadKernelsInNode({ limitBytes: 40_000 });
    expect(finish(task, small).head).toEqual(finish(task, null).head);
    expect(small.memory.liveBytes).toBe(0);
  });
});
