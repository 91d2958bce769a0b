import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import { FROZEN, UNARY } from "@thaw/kernels/op-codes";
import { EngineError } from "../errors.ts";
import { outputSize } from "./describe-network.ts";
import type { FoldedLayer, FoldedNetwork } from "./fold-network.ts";
import { type KernelArena, layOut } from "./kernel-arena.ts";
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
import { plainSteps } from "./state-shapes.ts";

const FLOAT_BYTES = 4;
/** Codes of what a convolution does as it stores; the others go over its output once more. */
const FUSED: Partial<Record<Activation | SqueezeExciteStep["gate"], number>> = {
  linear: 0,
  relu: 1,
  relu6: 2,
  "hard-swish": 3,
  "hard-sigmoid": 4,
};
const AFTERWARDS: Partial<Record<Activation | SqueezeExciteStep["gate"], number>> = {
  silu: UNARY.silu,
  sigmoid: UNARY.sigmoid,
};
/** From this size on F(4×4) is faster than F(2×2): below it, its larger weights take longer to read than they save. */
const LARGE_TILES_FROM = 12;
/** A kernel computes four pixels at a time, so it may write up to three more than there are. */
const SPARE_PIXELS = 4;

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

/** Pixels in memory: float32 [size, size, channels]. */
interface Plane {
  readonly at: number;
  readonly channels: number;
  readonly size: number;
}

/**
 * Lays out a network's features on the SIMD kernels: weights are transformed and packed once, every kernel's descriptor is
 * placed once, and a run is a fixed list of kernel calls without an allocation.
 * @throws KernelMemoryError when the memory has no room: the weights, up to four times for a 3×3 convolution's, five times
 * the largest activation, one workspace.
 */
export function placeNetwork(kernels: LoadedKernels, network: Network, folded: FoldedNetwork): PlacedNetwork {
  return layOut(kernels.memory, (arena) => placeIn(arena, kernels, network, folded));
}

function placeIn(
  arena: KernelArena,
  { memory, exports }: LoadedKernels,
  network: Network,
  folded: FoldedNetwork,
): PlacedNetwork {
  const steps: (() => void)[] = [];
  const descriptors: number[] = [];
  const largest = largestActivation(network) + SPARE_PIXELS * mostFilters(network);
  const [even, odd, wide, deep, side] = Array.from({ length: 5 }, () => arena.floats(largest)) as Five;
  const { inputSize, featureWidth } = network;
  const pixelCount = inputSize * inputSize;
  const input: Plane = { at: arena.floats(3 * pixelCount), channels: 3, size: inputSize };

  const layerOf = (name: string): FoldedLayer => {
    const layer = folded.get(name);
    if (!layer) throw new EngineError("backbone-load", `${name} is not loaded`);
    return layer;
  };

  /** One kernel call, its weights laid out for it. @param fields up to the activation, in the descriptor's order. */
  function frozen(name: string, fields: readonly number[], method: number, from: number, residual: number, to: number) {
    const { weight, bias } = layerOf(name);
    const biasAt = arena.floats(Math.ceil(bias.length / 8) * 8);
    memory.f32.fill(0, biasAt / FLOAT_BYTES, biasAt / FLOAT_BYTES + Math.ceil(bias.length / 8) * 8);
    memory.f32.set(bias, biasAt / FLOAT_BYTES);
    const desc = arena.describe([...fields, method, from, 0, biasAt, residual, to, 0]);
    const prepared = arena.bytes(exports.frozen_prepared_bytes(desc));
    memory.i32[desc / 4 + 12] = prepared;
    const bytes = weight.length * FLOAT_BYTES;
    const raw = memory.allocate(bytes);
    memory.f32.set(weight, raw / FLOAT_BYTES);
    exports.frozen_prepare_f32(desc, raw);
    memory.release(raw, bytes);
    descriptors.push(desc);
    steps.push(() => exports.frozen_conv2d_f32(desc));
  }

  function afterwards(activation: Activation | SqueezeExciteStep["gate"], count: number, at: number): void {
    const code = AFTERWARDS[activation];
    if (code !== undefined) steps.push(() => exports.unary_f32(code, count, at, at));
  }

  /** @param joins what else the output goes through: a residual to be added, and the activation after it. */
  function convolve(
    step: ConvolutionStep,
    from: Plane,
    to: number,
    joins?: { residual: number; activation: Activation },
  ): Plane {
    const [out, , kernel] = step.shape;
    const { stride } = step;
    const pad = paddingOf(step);
    const size = outputSize(from.size, kernel, stride, pad);
    const activation = joins?.activation ?? step.activation;
    const code = FUSED[activation] ?? 0;
    const fields = [from.size, from.size, from.channels, out, kernel, stride, pad, size, size, code];
    frozen(step.name, fields, methodOf(step, size), from.at, joins?.residual ?? 0, to);
    afterwards(activation, out * size * size, to);
    return { at: to, channels: out, size };
  }

  function pool({ kernel, stride, padding }: MaxPoolStep, from: Plane, to: number): Plane {
    const size = outputSize(from.size, kernel, stride, padding);
    const fields = [from.size, from.size, from.channels, kernel, stride, padding, size, size, from.at, to];
    const desc = arena.describe(fields);
    steps.push(() => exports.frozen_max_pool_f32(desc));
    return { at: to, channels: from.channels, size };
  }

  /** `activation(W · x + b)` of one pixel. @returns where it is. */
  function dense(
    name: string,
    out: number,
    from: number,
    width: number,
    activation: Activation | "hard-sigmoid" | "sigmoid",
  ) {
    const to = arena.floats(SPARE_PIXELS * Math.ceil(out / 8) * 8);
    frozen(name, [1, 1, width, out, 1, 1, 0, 1, 1, FUSED[activation] ?? 0], FROZEN.columns, from, 0, to);
    afterwards(activation, out, to);
    return to;
  }

  function excite({ first, second, squeezed, activation, gate }: SqueezeExciteStep, plane: Plane): void {
    const { at, channels, size } = plane;
    const means = arena.floats(channels);
    steps.push(() => exports.frozen_mean_f32(size * size, channels, at, means));
    const hidden = dense(first, squeezed, means, channels, activation);
    const weights = dense(second, channels, hidden, squeezed, gate);
    steps.push(() => exports.frozen_gate_f32(size * size, channels, weights, at));
  }

  /** Steps after one another; only the last one's output goes to `to`, with what joins it. */
  function chain(
    all: readonly PlainStep[],
    from: Plane,
    to: number,
    joins?: { residual: number; activation: Activation },
  ): Plane {
    let plane = from;
    for (const [i, step] of all.entries()) {
      if (step.op === "squeeze-excite") {
        excite(step, plane);
        continue;
      }
      const isLast = i === all.length - 1;
      const target = isLast ? to : plane.at === wide ? deep : wide;
      plane =
        step.op === "convolution"
          ? convolve(step, plane, target, isLast ? joins : undefined)
          : pool(step, plane, target);
    }
    return plane;
  }

  function residual({ body, shortcut, activation }: ResidualStep, from: Plane, to: number): Plane {
    const added = shortcut ? convolve(shortcut, from, side) : from;
    return chain(body, from, to, { residual: added.at, activation });
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
  const features = arena.floats(featureWidth);
  const last = plane;
  steps.push(() => exports.frozen_mean_f32(last.size * last.size, featureWidth, last.at, features));
  shareWorkspace();

  /** One convolution runs at a time, so the largest workspace serves all of them. */
  function shareWorkspace(): void {
    const at = arena.bytes(Math.max(...descriptors.map((desc) => exports.frozen_workspace(desc))));
    for (const desc of descriptors) memory.i32[desc / 4 + 16] = at;
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
      const all = new Float32Array(batch * featureWidth);
      for (let i = 0; i < batch; i++) {
        memory.f32.set(pixels.subarray(i * pixelCount * 3, (i + 1) * pixelCount * 3), input.at / FLOAT_BYTES);
        for (const step of steps) step();
        all.set(memory.f32.subarray(features / FLOAT_BYTES, features / FLOAT_BYTES + featureWidth), i * featureWidth);
      }
      return all;
    },
    runTo(stage, pixels) {
      check(pixels, 1);
      const end = ends.get(stage);
      if (!end) throw new EngineError("invalid-input", `${network.name} has no stage ${stage}`);
      memory.f32.set(pixels, input.at / FLOAT_BYTES);
      for (const step of steps.slice(0, end.steps)) step();
      const { at, channels, size } = end.plane;
      return { channels, size, values: channelsFirst(memory.f32, at / FLOAT_BYTES, channels, size * size) };
    },
    dispose: arena.dispose,
  };
}

type Five = [number, number, number, number, number];

function methodOf({ shape, groups, stride }: ConvolutionStep, size: number): number {
  if (groups > 1) return FROZEN.depthwise;
  if (shape[2] !== 3 || stride !== 1) return FROZEN.columns;
  return size >= LARGE_TILES_FROM ? FROZEN.winograd4 : FROZEN.winograd2;
}

const mostFilters = ({ stages }: Network): number =>
  Math.max(...stages.flatMap(plainSteps).map((step) => (step.op === "convolution" ? step.shape[0] : 0)));

/** [pixels, channels] to [channels, pixels], a copy. */
function channelsFirst(from: Float32Array, start: number, channels: number, pixels: number): Float32Array {
  const values = new Float32Array(channels * pixels);
  for (let p = 0, k = start; p < pixels; p++) {
    for (let c = 0; c < channels; c++, k++) values[c * pixels + p] = from[k] as number;
  }
  return values;
}
