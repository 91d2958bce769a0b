import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { describe, expect, it } from "vitest";
import { formulaState } from "../../test/formula-state.ts";
import { relativeError } from "../../test/read-golden.ts";
import { drawActivations } from "../../test/thaw-golden.ts";
import { findNetwork } from "../networks/find-network.ts";
import { foldNetwork } from "../networks/fold-network.ts";
import { placeNetwork } from "../networks/place-network.ts";
import { placeTail } from "./place-tail.ts";
import { mostBlocks, planThaw } from "./thaw-plan.ts";

const kernels = await loadKernelsInNode();
const PICTURES = 3;

/** A plan of a network's last blocks, its tail for three pictures, and activations to feed it. */
function open(name: string, blocks: number) {
  const network = findNetwork(name);
  if (!network) throw new Error(name);
  const plan = planThaw(network, blocks);
  const state = formulaState(network);
  return { plan, state, tail: placeTail(kernels, plan, state, PICTURES), inputs: drawActivations(plan, PICTURES) };
}

/** Of each kind: plain, with a step of two, with and without squeeze-and-excite, each activation, each way past. */
const KINDS = [
  ["mobilenet_v3_small", 1, "a convolution, hard-swish"],
  ["mobilenet_v3_small", 2, "an inverted residual with squeeze-and-excite and a skip"],
  ["mobilenet_v3_small", 4, "the same without a skip, by steps of two"],
  ["mobilenet_v3_small", 11, "relu, without squeeze-and-excite"],
  ["mobilenet_v2", 3, "relu6"],
  ["efficientnet_b0", 2, "silu and a sigmoid gate"],
  ["resnet18", 1, "a basic block"],
  ["resnet18", 2, "a basic block with a shortcut of its own"],
] as const;

describe.each(KINDS)("%s, the last %d: %s", (name, blocks) => {
  it("has the gradient that finite differences have, tensor by tensor", () => {
    const { plan, tail, inputs } = open(name, blocks);
    const width = plan.network.featureWidth;
    const rows = [...Array(PICTURES).keys()];
    const features = new Float32Array(PICTURES * width);
    const towards = features.map((_, i) => Math.sin(i * i + 1));
    // The loss is the features along a fixed direction: its gradient at them is that direction.
    const loss = () => {
      tail.forward(inputs, rows, features);
      return features.reduce((sum, value, i) => sum + value * (towards[i] as number), 0);
    };
    loss();
    tail.backward(towards, PICTURES, true);
    tail.finishGradients();
    const start = tail.readWeights();
    const from = tail.gradientsAt / 4;
    const gradient = kernels.memory.f32.slice(from, from + tail.parameterCount);
    for (const { name: tensor, offset, length } of tail.parameters) {
      const own = gradient.subarray(offset, offset + length);
      const size = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
      const weights = Math.sqrt(start.subarray(offset, offset + length).reduce((sum, value) => sum + value * value, 0));
      if (size === 0) continue;
      const along = (step: number) => {
        const moved = start.slice();
        for (let k = 0; k < length; k++)
          moved[offset + k] = (moved[offset + k] as number) + (step * (own[k] as number)) / size;
        tail.writeWeights(moved);
        return loss();
      };
      const step = 5e-4 * weights;
      const measured = (along(step) - along(-step)) / (2 * step);
      // The more kinks a step passes, the less a difference says.
      expect(Math.abs(measured / size - 1), tensor).toBeLessThan(blocks > 4 ? 0.1 : 0.03);
    }
    tail.dispose();
  });

  it("adds up to the same in several goes", () => {
    const { plan, tail, inputs } = open(name, blocks);
    const width = plan.network.featureWidth;
    const towards = Float32Array.from({ length: PICTURES * width }, (_, i) => Math.cos(i));
    const out = new Float32Array(PICTURES * width);
    const from = tail.gradientsAt / 4;
    const gradientOf = (goes: number[][]) => {
      for (const [i, rows] of goes.entries()) {
        tail.forward(inputs, rows, out);
        const start = (rows[0] as number) * width;
        tail.backward(towards.subarray(start, start + rows.length * width), rows.length, i === 0);
      }
      return kernels.memory.f32.slice(from, from + tail.parameterCount);
    };
    expect(relativeError(gradientOf([[0], [1, 2]]), gradientOf([[0, 1, 2]]))).toBeLessThan(1e-5);
    tail.dispose();
  });
});

describe("behind the cut", () => {
  it.each([
    ["mobilenet_v3_small", 3],
    ["mobilenet_v3_small", 12],
    ["resnet18", 3],
  ] as const)("%s gives the whole network's features, %d blocks thawed", (name, blocks) => {
    const before = kernels.memory.liveBytes;
    const { plan, state, tail } = open(name, blocks);
    const placed = placeNetwork(kernels, plan.network, foldNetwork(plan.network, state));
    const pixels = Float32Array.from({ length: 224 * 224 * 3 }, (_, i) => Math.sin(i * 0.37) + Math.cos(i * 0.011));
    const { values, channels, size } = placed.runTo(plan.cut.stage, pixels);
    expect({ channels, size, stage: plan.cut.stage }).toEqual(plan.cut);
    const features = new Float32Array(plan.network.featureWidth);
    tail.forward(values, [0], features);
    expect(relativeError(features, placed.run(pixels, 1))).toBeLessThan(1e-5);
    tail.dispose();
    placed.dispose();
    expect(kernels.memory.liveBytes).toBe(before);
  });

  it("counts weights as they are", () => {
    const small = findNetwork("mobilenet_v3_small");
    if (!small) throw new Error("small");
    expect(mostBlocks(small)).toBe(12);
    expect([1, 2, 3, 4, 12].map((blocks) => planThaw(small, blocks).parameterCount)).toEqual([
      55296, 346896, 638496, 729000, 914464,
    ]);
    expect(planThaw(small, 3).cut).toEqual({ stage: "features.9", channels: 96, size: 7 });
  });
});
