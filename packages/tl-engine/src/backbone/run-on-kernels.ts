import type { KernelExports, KernelMemory, LoadedKernels } from "@thaw/kernels/load-kernels";
import { BINARY, REDUCE, UNARY } from "@thaw/kernels/op-codes";
import { EngineError } from "../errors.ts";
import {
  BLOCKS,
  blockLayers,
  elementCount,
  FEATURE_WIDTH,
  hasSkip,
  INPUT_SIZE,
  LAST,
  plainConvolution,
  STEM,
  type Stage,
} from "./architecture.ts";
import type { FoldedBackbone, FoldedLayer } from "./fold-batch-norm.ts";

const FLOAT_BYTES = 4;
const PIXELS = INPUT_SIZE * INPUT_SIZE;
/** The largest activation is that of the second block, widened. */
const LARGEST = 72 * 56 * 56;

/** A backbone laid out in the kernels' memory, which it holds until `dispose`; one picture at a time runs through it. */
export interface KernelBackbone {
  /**
   * Pooled features.
   * @param pixels float32 [batch, 224, 224, 3], normalised; borrowed.
   * @returns float32 [batch, 576], row-major, a copy.
   * @throws EngineError `invalid-input` when the sizes do not fit.
   */
  run(pixels: Float32Array, batch: number): Float32Array;
  dispose(): void;
}

/** A plane of channels in memory: float32 [channels, size, size]. */
interface Activation {
  readonly at: number;
  readonly channels: number;
  readonly size: number;
}

/**
 * Prepares MobileNetV3-Small's feature extractor on the SIMD kernels: weights and every kernel's descriptor are placed once,
 * and a run is a fixed list of kernel calls without an allocation.
 * @throws KernelMemoryError when the memory has no room for it (about 10 MB).
 */
export function placeOnKernels({ memory, exports }: LoadedKernels, folded: FoldedBackbone): KernelBackbone {
  const arena = createArena(memory);
  const builder = createBuilder(memory, exports, arena, folded);
  const input: Activation = { at: arena.floats(3 * PIXELS), channels: 3, size: INPUT_SIZE };
  const even = arena.floats(LARGEST);
  const odd = arena.floats(LARGEST);

  let x = builder.convolve(plainConvolution(STEM).name, input, even, STEM, STEM.activation);
  for (const [i, block] of BLOCKS.entries()) x = builder.block(block, x, i % 2 === 0 ? odd : even);
  x = builder.convolve(plainConvolution(LAST).name, x, x.at === even ? odd : even, LAST, LAST.activation);
  const pooled = arena.floats(FEATURE_WIDTH);
  const area = x.size * x.size;
  const { steps } = builder;
  steps.push(() => exports.reduce_f32(REDUCE.sum, FEATURE_WIDTH, area, 1, x.at, pooled));

  return {
    run(pixels, batch) {
      if (pixels.length !== batch * PIXELS * 3) {
        throw new EngineError("invalid-input", `${pixels.length} values are not ${batch} pictures of 224 × 224`);
      }
      const features = new Float32Array(batch * FEATURE_WIDTH);
      for (let i = 0; i < batch; i++) {
        splitChannels(pixels, i * PIXELS * 3, memory.f32, input.at / FLOAT_BYTES);
        for (const step of steps) step();
        const sums = memory.f32.subarray(pooled / FLOAT_BYTES, pooled / FLOAT_BYTES + FEATURE_WIDTH);
        for (let k = 0; k < FEATURE_WIDTH; k++) features[i * FEATURE_WIDTH + k] = (sums[k] as number) / area;
      }
      return features;
    },
    dispose: arena.dispose,
  };
}

/** [pixels, 3] to [3, pixels]. */
function splitChannels(from: Float32Array, start: number, to: Float32Array, at: number): void {
  const green = at + PIXELS;
  const blue = green + PIXELS;
  for (let i = 0, k = start; i < PIXELS; i++, k += 3) {
    to[at + i] = from[k] as number;
    to[green + i] = from[k + 1] as number;
    to[blue + i] = from[k + 2] as number;
  }
}

interface Arena {
  bytes(count: number): number;
  floats(count: number): number;
  place(values: Float32Array): number;
  /** i32 values. */
  describe(values: readonly number[]): number;
  dispose(): void;
}

function createArena(memory: KernelMemory): Arena {
  const blocks: [number, number][] = [];
  const arena: Arena = {
    bytes(count) {
      const at = memory.allocate(count);
      blocks.push([at, count]);
      return at;
    },
    floats: (count) => arena.bytes(count * FLOAT_BYTES),
    place(values) {
      const at = arena.floats(values.length);
      memory.f32.set(values, at / FLOAT_BYTES);
      return at;
    },
    describe(values) {
      const at = arena.bytes(values.length * 4);
      memory.i32.set(values, at / 4);
      return at;
    },
    dispose() {
      for (const [at, count] of blocks.splice(0)) memory.release(at, count);
    },
  };
  return arena;
}

type Activate = Stage["activation"] | "linear";

/** Collects the kernel calls of a forward pass, in order. */
function createBuilder(memory: KernelMemory, exports: KernelExports, arena: Arena, folded: FoldedBackbone) {
  const steps: (() => void)[] = [];
  const wide = arena.floats(LARGEST);
  const deep = arena.floats(LARGEST);

  const layerOf = (name: string): FoldedLayer => {
    const layer = folded.get(name);
    if (!layer) throw new EngineError("backbone-load", `${name} is not loaded`);
    return layer;
  };

  function activate({ at, channels, size }: Activation, activation: Activate): void {
    if (activation === "linear") return;
    const op = activation === "relu" ? UNARY.relu : UNARY.hardswish;
    const count = channels * size * size;
    steps.push(() => exports.unary_f32(op, count, at, at));
  }

  /** @param to where [out, size / stride, size / stride] goes. */
  function convolve(
    name: string,
    from: Activation,
    to: number,
    { kernel, stride }: Pick<Stage, "kernel" | "stride">,
    activation: Activate,
  ): Activation {
    const { shape, weight, bias } = layerOf(name);
    const [out, perGroup] = shape;
    const pad = (kernel - 1) / 2;
    const size = Math.floor((from.size + 2 * pad - kernel) / stride) + 1;
    const groups = from.channels / perGroup;
    const desc = arena.describe([
      ...[
        1,
        from.channels,
        from.size,
        from.size,
        out,
        kernel,
        kernel,
        stride,
        stride,
        pad,
        pad,
        1,
        1,
        groups,
        size,
        size,
      ],
      ...[from.at, arena.place(weight), arena.place(bias), to, 0, 0],
    ]);
    const workspaceBytes = exports.conv2d_workspace(desc, 0);
    memory.i32.set([arena.bytes(workspaceBytes), workspaceBytes], desc / 4 + 20);
    steps.push(() => exports.conv2d_forward_f32(desc));
    const result = { at: to, channels: out, size };
    activate(result, activation);
    return result;
  }

  /** Weighs each channel by the hard sigmoid of two small layers over the channels' means. */
  function excite(first: string, second: string, { at, channels, size }: Activation): void {
    const area = size * size;
    const means = arena.floats(channels);
    steps.push(() => exports.reduce_f32(REDUCE.sum, channels, area, 1, at, means));
    const hidden = dense(first, means, 1 / area, UNARY.relu);
    const weights = dense(second, hidden, 1, UNARY.hardsigmoid);
    const desc = arena.describe([2, at, at, weights, channels, area, area, 1, 1, 0]);
    steps.push(() => exports.binary_f32(BINARY.mul, desc));
  }

  /** `activation(scale · W · x + b)`. @returns where it is. */
  function dense(name: string, from: number, scale: number, activation: number): number {
    const { shape, weight, bias } = layerOf(name);
    const [out, width] = shape;
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

  function block(of: Stage, from: Activation, to: number): Activation {
    const { expand, depthwise, squeeze, project } = blockLayers(of);
    const pointwise = { kernel: 1, stride: 1 };
    const x = expand ? convolve(expand.name, from, wide, pointwise, of.activation) : from;
    const y = convolve(depthwise.name, x, deep, of, of.activation);
    if (squeeze) excite(squeeze[0].name, squeeze[1].name, y);
    const result = convolve(project.name, y, to, pointwise, "linear");
    if (hasSkip(of)) {
      const count = elementCount([result.channels, result.size, result.size]);
      steps.push(() => exports.add_scaled_f32(count, 1, from.at, to));
    }
    return result;
  }

  return { steps, convolve, block };
}
