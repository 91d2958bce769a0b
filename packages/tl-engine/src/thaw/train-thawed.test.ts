import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { describe, expect, it } from "vitest";
import { formulaState } from "../../test/formula-state.ts";
import { relativeError } from "../../test/read-golden.ts";
import { readThawRun, type ThawGolden, thawGoldens } from "../../test/thaw-golden.ts";
import type { ThawResult } from "../client/lab-types.ts";
import { predict } from "../head/predict.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { placeTail } from "./place-tail.ts";
import { planThaw } from "./thaw-plan.ts";
import { type ThawTask, trainThawed } from "./train-thawed.ts";

const kernels = await loadKernelsInNode();

function finish(training: ReturnType<typeof trainThawed>): ThawResult {
  for (;;) {
    const { done, value } = training.next();
    if (done) return value;
  }
}

const norm = (values: Iterable<number>) => Math.sqrt([...values].reduce((sum, value) => sum + value * value, 0));

describe("thawed blocks end where PyTorch's end", () => {
  it.each(thawGoldens.map((run) => [`${run.settings.network}, the last ${run.settings.blocks}`, run] as const))(
    "%s",
    (_, run) => {
      const { plan, task } = readThawRun(run);
      const state = formulaState(plan.network);
      const { tensors, curves, head } = finish(trainThawed(kernels, plan, state, task));
      const curve = (of: (typeof curves)[number]) => [of.trainLoss, of.validationLoss ?? Number.NaN];
      const expected = run.losses.flatMap((loss, epoch) => [loss, run.validationLosses[epoch] as number]);
      for (const [i, loss] of curves.flatMap(curve).entries()) {
        expect(Math.abs(loss / (expected[i] as number) - 1)).toBeLessThan(1e-5);
      }
      expect(tensors.map(({ name }) => name)).toEqual(run.tensors.map(({ name }) => name));
      for (const [i, { name, values }] of tensors.entries()) {
        const golden = run.tensors[i] as ThawGolden["tensors"][number];
        const last = golden.samples.length - 1;
        const own = golden.samples.map((_, k) => values[Math.floor((k * (values.length - 1)) / last)] as number);
        expect(relativeError(own, golden.samples), name).toBeLessThan(1e-5);
        expect(Math.abs(norm(values) / golden.norm - 1), name).toBeLessThan(1e-5);
        // A change is far smaller than a weight, whose last place it is told in.
        const start = state.get(name)?.values as Float32Array;
        const change = norm(values.map((value, k) => value - (start[k] as number)));
        expect(Math.abs(change / golden.change - 1), name).toBeLessThan(2e-3);
      }
      const held = task.validation as NonNullable<ThawTask["validation"]>;
      const merged = new Map([...state, ...tensors.map((tensor) => [tensor.name, tensor] as const)]);
      const tail = placeTail(kernels, plan, merged, held.labels.length);
      const features = new Float32Array(held.labels.length * plan.network.featureWidth);
      tail.forward(held.features, [...held.labels.keys()], features);
      tail.dispose();
      expect(relativeError(predict(head, features).probabilities, run.probabilities)).toBeLessThan(1e-4);
    },
  );
});

describe("a thawed training", () => {
  const run = thawGoldens[1] as ThawGolden;
  const { plan, task } = readThawRun(run);
  const state = formulaState(plan.network);

  it("gives the same bits again, and its memory back, cancelled or not", () => {
    const before = kernels.memory.liveBytes;
    const one = finish(trainThawed(kernels, plan, state, task));
    const cancelled = trainThawed(kernels, plan, state, task);
    cancelled.next();
    expect(kernels.memory.liveBytes).toBeGreaterThan(before);
    cancelled.return(one);
    const two = finish(trainThawed(kernels, plan, state, task));
    expect(two.head).toEqual(one.head);
    expect(two.tensors).toEqual(one.tensors);
    expect(kernels.memory.liveBytes).toBe(before);
  });

  it("takes the memory that was foretold", () => {
    for (const golden of thawGoldens) {
      const { plan: planned, task: asked } = readThawRun(golden);
      const { peakBytes, estimate } = finish(
        trainThawed(kernels, planned, formulaState(planned.network), { ...asked, epochs: 1 }),
      );
      expect(peakBytes / estimate.bytes, golden.settings.network).toBeGreaterThan(0.6);
      expect(peakBytes / estimate.bytes, golden.settings.network).toBeLessThan(1.33);
    }
  });

  it("keeps the weights of the epoch that checked best, with patience", () => {
    const patient = { ...task, thawLearningRate: 0.02, epochs: 6 };
    const { curves, bestEpoch, tensors } = finish(trainThawed(kernels, plan, state, { ...patient, patience: 2 }));
    const losses = curves.map(({ validationLoss }) => validationLoss ?? Number.NaN);
    expect(losses.indexOf(Math.min(...losses)) + 1).toBe(bestEpoch);
    const short = finish(trainThawed(kernels, plan, state, { ...patient, patience: 0, epochs: bestEpoch }));
    expect(short.tensors).toEqual(tensors);
  });

  it("refuses what does not fit, and says what", () => {
    const refused = (change: Partial<ThawTask>) => () =>
      finish(trainThawed(kernels, plan, state, { ...task, ...change }));
    expect(refused({ thawLearningRate: 0 })).toThrow("thawLearningRate");
    expect(refused({ features: task.features.subarray(1) })).toThrow("activations");
    expect(refused({ validation: undefined, patience: 2 })).toThrow("patience");
    expect(refused({ epochs: 0 })).toThrow("epochs");
    expect(() => planThaw(mobilenetV3Small(), 13)).toThrow("1 to 12");
    expect(kernels.memory.liveBytes).toBe(0);
  });
});
