import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import { BINARY, REDUCE, UNARY } from "@thaw/kernels/op-codes";
import { EngineError } from "../errors.ts";
import { outputSize } from "./describe-network.ts";
import type { FoldedLayer, FoldedNetwork } from "./fold-network.ts";
import { createKernelArena } from "./kernel-arena.ts";
import { largestActivation } from "./largest-activation.ts";
import {
  type Activation,
  type ConvolutionStep,
  type MaxPoolStep,
  type Network,
  type PlainStep,
  paddingOf,
  type ResidualStep,
  type SqueezeExciteStep,
} from "./network.ts";

const FLOAT_BYTES = 4;
const CODE_OF = { relu: UNARY.relu, relu6: UNARY.relu6, "hard-swish": UNARY.hardswish, silu: UNARY.silu } as const;
const GATE_OF = { "hard-sigmoid": UNARY.hardsigmoid, sigmoid: UNARY.sigmoid } as const;

/** What leaves a stage, before pooling. */
export interface StageOutput {
  readonly channels: number;
  readonly size: number;
  /** float32 [channels, size, size], a copy. */
  readonly values: Float32Array;
}

/** A network laid out in the kernels' memory, which it holds until `dispose`; one picture at a time runs through it. */
export interface PlacedNetwork {
  /**
   * Features: the last stage's output, averaged over the picture.
   * @param pixels float32 [batch, inputSize, inputSize, 3], normalised; borrowed.
   * @returns float32 [batch, featureWidth], row-major, a copy.
   * @throws EngineError `invalid-input` when the sizes do not fit.
   */
  run(pixels: Float32Array, batch: number): Float32Array;
  /**
   * One picture up to a stage and no further.
   * @param pixels float32 [inputSize, inputSize, 3], normalised; borrowed.
   * @throws EngineError `invalid-input` for a stage that the network does not have.
   */
  runTo(stage: string, pixels: Float32Array): StageOutput;
  dispose(): void;
}

/** Channels in memory: float32 [channels, size, size]. */
interface Plane {
  readonly at: number;
  readonly channels: number;
  readonly size: number;
}

/**
 * Lays out a network's features on the SIMD kernels: weights and every kernel's descriptor are placed once, and a run is a
 * fixed list of kernel calls without an allocation.
 * @throws KernelMemoryError when the memory has no room: the weights, five times the largest activation, one workspace.
 */
export function placeNetwork(kernels: LoadedKernels, network: Network, folded: FoldedNetwork): PlacedNetwork {
  const { memory, exports } = kernels;
  const arena = createKernelArena(memory);
  const steps: (() => void)[] = [];
  const descriptors: number[] = [];
  const largest = largestActivation(network);
  const [even, odd, wide, deep, side] = Array.from({ length: 5 }, () => arena.floats(largest)) as Five;
  const { inputSize, featureWidth } = network;
  const pixelCount = inputSize * inputSize;
  const input: Plane = { at: arena.floats(3 * pixelCount), channels: 3, size: inputSize };

  const layerOf = (name: string): FoldedLayer => {
    const layer = folded.get(name);
    if (!layer) throw new EngineError("backbone-load", `${name} is not loaded`);
    return layer;
  };

  function activate({ at, channels, size }: Plane, activation: Activation): void {
    if (activation === "linear") return;
    const code = CODE_OF[activation];
    const count = channels * size * size;
    steps.push(() => exports.unary_f32(code, count, at, at));
  }

  function convolve(step: ConvolutionStep, from: Plane, to: number): Plane {
    const { weight, bias } = layerOf(step.name);
    const [out, , kernel] = step.shape;
    const { stride, groups } = step;
    const pad = paddingOf(step);
    const size = outputSize(from.size, kernel, stride, pad);
    const planes = [1, from.channels, from.size, from.size, out];
    const window = [kernel, kernel, stride, stride, pad, pad, 1, 1, groups, size, size];
    const desc = arena.describe([...planes, ...window, from.at, arena.place(weight), arena.place(bias), to, 0, 0]);
    descriptors.push(desc);
    steps.push(() => exports.conv2d_forward_f32(desc));
    const result = { at: to, channels: out, size };
    activate(result, step.activation);
    return result;
  }

  function pool({ kernel, stride, padding }: MaxPoolStep, from: Plane, to: number): Plane {
    const size = outputSize(from.size, kernel, stride, padding);
    const window = [kernel, kernel, stride, stride, padding, padding, 1, 1, size, size];
    const desc = arena.describe([1, from.channels, from.size, from.size, ...window, from.at, to, 0]);
    steps.push(() => exports.max_pool2d_f32(desc));
    return { at: to, channels: from.channels, size };
  }

  /** `activation(scale · W · x + b)`. @returns where it is. */
  function dense(name: string, out: number, from: number, width: number, scale: number, activation: number): number {
    const { weight, bias } = layerOf(name);
    const weightAt = arena.place(weight);
    const biasAt = arena.place(bias);
    const to = arena.floats(out);
    steps.push(() => {
      memory.u8.copyWithin(to, biasAt, biasAt + out * FLOAT_BYTES);
      exports.gemm_f32(0, 0, out, 1, width, scale, weightAt, width, from, 1, 1, to, 1);
      exports.unary_f32(activation, out, to, to);
    });
    return to;
  }

  function excite({ first, second, squeezed, activation, gate }: SqueezeExciteStep, plane: Plane): void {
    const { at, channels, size } = plane;
    const area = size * size;
    const sums = arena.floats(channels);
    steps.push(() => exports.reduce_f32(REDUCE.sum, channels, area, 1, at, sums));
    const hidden = dense(first, squeezed, sums, channels, 1 / area, CODE_OF[activation]);
    const weights = dense(second, channels, hidden, squeezed, 1, GATE_OF[gate]);
    const desc = arena.describe([2, at, at, weights, channels, area, area, 1, 1, 0]);
    steps.push(() => exports.binary_f32(BINARY.mul, desc));
  }

  /** Steps after one another; only the last one's output goes to `to`. */
  function chain(all: readonly PlainStep[], from: Plane, to: number): Plane {
    let plane = from;
    for (const [i, step] of all.entries()) {
      if (step.op === "squeeze-excite") {
        excite(step, plane);
        continue;
      }
      const target = i === all.length - 1 ? to : plane.at === wide ? deep : wide;
      plane = step.op === "convolution" ? convolve(step, plane, target) : pool(step, plane, target);
    }
    return plane;
  }

  function residual({ body, shortcut, activation }: ResidualStep, from: Plane, to: number): Plane {
    const result = chain(body, from, to);
    const added = shortcut ? convolve(shortcut, from, side) : from;
    const count = result.channels * result.size * result.size;
    steps.push(() => exports.add_scaled_f32(count, 1, added.at, result.at));
    activate(result, activation);
    return result;
  }

  let plane = input;
  const ends = new Map<string, { steps: number; plane: Plane }>();
  for (const stage of network.stages) {
    const to = plane.at === even ? odd : even;
    const [first] = stage.steps;
    plane =
      first?.op === "residual" ? residual(first, plane, to) : chain(stage.steps as readonly PlainStep[], plane, to);
    ends.set(stage.name, { steps: steps.length, plane });
  }
  const area = plane.size * plane.size;
  const sums = arena.floats(featureWidth);
  const last = plane;
  steps.push(() => exports.reduce_f32(REDUCE.sum, featureWidth, area, 1, last.at, sums));
  shareWorkspace();

  /** One convolution runs at a time, so the largest workspace serves all of them. */
  function shareWorkspace(): void {
    const bytes = Math.max(...descriptors.map((desc) => exports.conv2d_workspace(desc, 0)));
    const at = arena.bytes(bytes);
    for (const desc of descriptors) memory.i32.set([at, bytes], desc / 4 + 20);
  }

  function check(pixels: Float32Array, batch: number): void {
    if (pixels.length === batch * pixelCount * 3) return;
    throw new EngineError(
      "invalid-input",
      `${pixels.length} values are not ${batch} pictures of ${inputSize} × ${inputSize}`,
    );
  }

  return {
    run(pixels, batch) {
      check(pixels, batch);
      const features = new Float32Array(batch * featureWidth);
      for (let i = 0; i < batch; i++) {
        splitChannels(pixels, i * pixelCount * 3, memory.f32, input.at / FLOAT_BYTES, pixelCount);
        for (const step of steps) step();
        const from = memory.f32.subarray(sums / FLOAT_BYTES, sums / FLOAT_BYTES + featureWidth);
        for (let k = 0; k < featureWidth; k++) features[i * featureWidth + k] = (from[k] as number) / area;
      }
      return features;
    },
    runTo(stage, pixels) {
      check(pixels, 1);
      const end = ends.get(stage);
      if (!end) throw new EngineError("invalid-input", `${network.name} has no stage ${stage}`);
      splitChannels(pixels, 0, memory.f32, input.at / FLOAT_BYTES, pixelCount);
      for (const step of steps.slice(0, end.steps)) step();
      const { at, channels, size } = end.plane;
      const start = at / FLOAT_BYTES;
      return { channels, size, values: memory.f32.slice(start, start + channels * size * size) };
    },
    dispose: arena.dispose,
  };
}

type Five = [number, number, number, number, number];

/** [pixels, 3] to [3, pixels]. */
function splitChannels(from: Float32Array, start: number, to: Float32Array, at: number, pixelCount: number): void {
  const green = at + pixelCount;
  const blue = green + pixelCount;
  for (let i = 0, k = start; i < pixelCount; i++, k += 3) {
    to[at + i] = from[k] as number;
    to[green + i] = from[k + 1] as number;
    to[blue + i] = from[k + 2] as number;
  }
}
