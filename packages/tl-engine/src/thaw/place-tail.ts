import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import { BINARY, REDUCE } from "@thaw/kernels/op-codes";
import { type KernelArena, layOut } from "../networks/kernel-arena.ts";
import type { PlainStep, ResidualStep } from "../networks/network.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { placeActivation } from "./place-activation.ts";
import { placeConvolution } from "./place-convolution.ts";
import { placeExcite } from "./place-excite.ts";
import type { Placed, Plane, TailBuilder } from "./tail-builder.ts";
import { layOutParameters, type TailParameter } from "./tail-parameters.ts";
import type { ThawPlan } from "./thaw-plan.ts";

const FLOAT_BYTES = 4;

/** The part of a network behind the cut in the kernels' memory, forward and backward, until `dispose`. */
export interface PlacedTail {
  readonly parameters: readonly TailParameter[];
  /** Byte addresses of all weights and of their gradients, float32 [parameterCount] each, in the order of `parameters`. */
  readonly weightsAt: number;
  readonly gradientsAt: number;
  readonly parameterCount: number;
  /** How many pictures go through at once, at most. */
  readonly pictures: number;
  /**
   * Features of some pictures, for which it remembers what `backward` needs.
   * @param activations float32 [n, channels, size, size] at the cut; borrowed.
   * @param rows which of them, `pictures` at most.
   * @param out float32 [rows, featureWidth], overwritten.
   */
  forward(activations: Float32Array, rows: ArrayLike<number>, out: Float32Array): void;
  /**
   * Adds to the weights' gradients what the pictures of the last `forward` give.
   * @param gradient float32 [rows, featureWidth], at the features; borrowed.
   * @param isFirst the first of a step: the gradients begin at zero.
   */
  backward(gradient: Float32Array, rows: number, isFirst: boolean): void;
  /** After the last `backward` of a step: the gradients become those of the raw weights. */
  finishGradients(): void;
  /** After the weights have changed. */
  refold(): void;
  readWeights(): Float32Array;
  /** @param values float32 [parameterCount]; borrowed. */
  writeWeights(values: Float32Array): void;
  dispose(): void;
}

/**
 * Lays out the blocks behind a cut: weights once, an area for every value that the backward pass needs, kernel calls as two
 * fixed lists. Batch norms are in evaluation mode with their affine part frozen, so that each is a constant factor in its
 * convolution; pictures do not see each other, and a step may take its pictures in several goes.
 * @param state tensors by torchvision's names; borrowed.
 * @throws EngineError `backbone-load`; KernelMemoryError when the memory has no room.
 */
export function placeTail(
  kernels: LoadedKernels,
  plan: ThawPlan,
  state: ReadonlyMap<string, FloatTensor>,
  pictures: number,
): PlacedTail {
  return layOut(kernels.memory, (arena) => placeIn(arena, kernels, plan, state, pictures));
}

function placeIn(
  arena: KernelArena,
  kernels: LoadedKernels,
  plan: ThawPlan,
  state: ReadonlyMap<string, FloatTensor>,
  pictures: number,
): PlacedTail {
  const { memory, exports } = kernels;
  const { parameters, values } = layOutParameters(plan, state);
  const { parameterCount, network, stages, cut } = plan;
  const weightsAt = arena.floats(parameterCount);
  const foldedAt = arena.floats(parameterCount);
  const gradientsAt = arena.floats(parameterCount);
  const scratchAt = arena.floats(Math.max(...parameters.map(({ length }) => length)));
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  for (const [i, { offset }] of parameters.entries()) {
    memory.f32.set(values[i] as Float32Array, weightsAt / FLOAT_BYTES + offset);
  }

  const forwardSteps: ((n: number) => void)[] = [];
  const backwardSteps: ((n: number, isFirst: boolean) => void)[] = [];
  const descriptors: { at: number; which: number }[] = [];
  const spare: number[] = [];
  const builder: TailBuilder = {
    kernels,
    arena,
    pictures,
    forward: (step) => forwardSteps.push(step),
    backward: (step) => backwardSteps.push(step),
    parameter(name) {
      const parameter = byName.get(name);
      if (!parameter) throw new RangeError(`${name} is not behind the cut`);
      const at = parameter.offset * FLOAT_BYTES;
      return {
        ...parameter,
        weightAt: (parameter.scale ? foldedAt : weightsAt) + at,
        gradientAt: gradientsAt + at,
      };
    },
    scratchAt,
    plane: (channels, size) => ({ at: arena.floats(pictures * channels * size * size), channels, size }),
    take: () => spare.pop() ?? arena.floats(pictures * plan.largestPlane),
    give: (at) => {
      spare.push(at);
    },
    describe(numbers, which) {
      const at = arena.describe(numbers);
      descriptors.push({ at, which });
      return at;
    },
  };

  const input = builder.plane(cut.channels, cut.size);
  let plane = input;
  const backs: Placed["back"][] = [];
  for (const step of stages.flatMap(({ steps }) => steps)) {
    const isFirst = plane === input;
    const placed = step.op === "residual" ? residual(step, plane, !isFirst) : plain(step, plane, !isFirst);
    backs.push(placed.back);
    plane = placed.out;
  }
  const last = plane;
  const area = last.size ** 2;
  const sums = arena.floats(pictures * network.featureWidth);
  const top = builder.take();
  let gradientAt = top;
  for (const back of backs.reverse()) gradientAt = back(gradientAt);
  shareWorkspace();

  /** One convolution runs at a time, so the largest workspace serves all of them. */
  function shareWorkspace(): void {
    const bytes = Math.max(...descriptors.map(({ at, which }) => exports.conv2d_workspace(at, which)));
    const workspace = arena.bytes(bytes);
    for (const { at } of descriptors) memory.i32.set([workspace, bytes], at / 4 + 20);
  }

  function plain(step: PlainStep, from: Plane, needsInput: boolean): Placed {
    if (step.op === "convolution") return placeConvolution(builder, step, from, needsInput);
    if (step.op === "squeeze-excite") return placeExcite(builder, step, from);
    throw new RangeError("no pool stands behind a cut");
  }

  function residual({ body, shortcut, activation }: ResidualStep, from: Plane, needsInput: boolean): Placed {
    let result = from;
    const inner: Placed["back"][] = [];
    for (const step of body) {
      const placed = plain(step, result, needsInput || result !== from);
      inner.push(placed.back);
      result = placed.out;
    }
    const beside = shortcut && placeConvolution(builder, shortcut, from, needsInput);
    const added = beside ? beside.out : from;
    const perPicture = result.channels * result.size ** 2;
    forwardSteps.push((n) => exports.add_scaled_f32(n * perPicture, 1, added.at, result.at));
    const activated = placeActivation(builder, activation, result);
    return {
      out: activated.out,
      back(gradient) {
        const whole = activated.back(gradient);
        // The body takes its gradient over; what goes past it needs the same values afterwards.
        const past = beside || needsInput ? builder.take() : 0;
        if (past) backwardSteps.push((n) => copy(whole, past, n * perPicture));
        let through = whole;
        for (const back of inner.reverse()) through = back(through);
        if (!past) return through;
        const aside = beside ? beside.back(past) : past;
        if (!needsInput) return through;
        const values = from.channels * from.size ** 2;
        backwardSteps.push((n) => exports.add_scaled_f32(n * values, 1, aside, through));
        builder.give(aside);
        return through;
      },
    };
  }

  function copy(from: number, to: number, count: number): void {
    memory.u8.copyWithin(to, from, from + count * FLOAT_BYTES);
  }

  const scaled = parameters.flatMap(({ scale, offset, length }) => {
    if (!scale) return [];
    const at = offset * FLOAT_BYTES;
    const scaleAt = arena.place(scale);
    const perOut = length / scale.length;
    const times = (out: number, of: number) =>
      arena.describe([2, out, of, scaleAt, scale.length, perOut, perOut, 1, 1, 0]);
    return [{ fold: times(foldedAt + at, weightsAt + at), finish: times(gradientsAt + at, gradientsAt + at) }];
  });
  const refold = () => {
    for (const { fold } of scaled) exports.binary_f32(BINARY.mul, fold);
  };
  refold();

  const cutValues = cut.channels * cut.size ** 2;
  return {
    parameters,
    weightsAt,
    gradientsAt,
    parameterCount,
    pictures,
    forward(activations, rows, out) {
      for (let i = 0; i < rows.length; i++) {
        const row = (rows[i] as number) * cutValues;
        memory.f32.set(activations.subarray(row, row + cutValues), input.at / FLOAT_BYTES + i * cutValues);
      }
      for (const step of forwardSteps) step(rows.length);
      const count = rows.length * network.featureWidth;
      exports.reduce_f32(REDUCE.sum, count, area, 1, last.at, sums);
      const { f32 } = memory;
      for (let k = 0; k < count; k++) out[k] = (f32[sums / FLOAT_BYTES + k] as number) / area;
    },
    backward(gradient, rows, isFirst) {
      const { f32 } = memory;
      const count = rows * network.featureWidth;
      for (let k = 0, at = top / FLOAT_BYTES; k < count; k++, at += area) {
        f32.fill((gradient[k] as number) / area, at, at + area);
      }
      for (const step of backwardSteps) step(rows, isFirst);
    },
    finishGradients() {
      for (const { finish } of scaled) exports.binary_f32(BINARY.mul, finish);
    },
    refold,
    readWeights: () => memory.f32.slice(weightsAt / FLOAT_BYTES, weightsAt / FLOAT_BYTES + parameterCount),
    writeWeights(from) {
      memory.f32.set(from, weightsAt / FLOAT_BYTES);
      refold();
    },
    dispose: arena.dispose,
  };
}
