import { number } from "../../ops/creation/wrapped-number.ts";
import { numbers } from "../../ops/elements.ts";
import { add, mul, sub } from "../../ops/elementwise/arithmetic.ts";
import { convert } from "../../ops/elementwise/cast.ts";
import { rsqrt } from "../../ops/elementwise/exponential.ts";
import { attach, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { mean as meanOf } from "../../ops/reduction/mean.ts";
import { packed } from "../../ops/views/clone.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { countElements } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";

/** What a batch norm learns and remembers; [C] each, or absent. */
interface BatchNormState {
  readonly weight: Tensor | undefined;
  readonly bias: Tensor | undefined;
  readonly runningMean: Tensor | undefined;
  readonly runningVar: Tensor | undefined;
}

interface Sizes {
  readonly batch: number;
  readonly channels: number;
  readonly places: number;
}

/**
 * `F.batch_norm`: `(x − μ)/√(σ² + ε)·w + b` for each channel, with the batch's own mean and biased variance while training.
 * Running statistics then move towards the batch's by `momentum`, the variance unbiased.
 * @param input [N, C, …].
 * @throws ValueError where a channel has one value only while training.
 */
export function batchNorm(
  input: Tensor,
  state: BatchNormState,
  training: boolean,
  momentum: number,
  eps: number,
): Tensor {
  const sizes = check(input, state, training);
  const usesBatch = training || state.runningMean === undefined || state.runningVar === undefined;
  return normalizeChannels(input, state, sizes, usesBatch, momentum, eps, "NativeBatchNormBackward0");
}

/** The same for channels of any grouping: `input` counts as [batch, channels, places]. */
export function normalizeChannels(
  input: Tensor,
  state: BatchNormState,
  sizes: Sizes,
  usesBatch: boolean,
  momentum: number,
  eps: number,
  name: string,
): Tensor {
  const { weight, bias } = state;
  const { batch, channels, places } = sizes;
  const compute = input.dtype.isHalf ? float32 : input.dtype;
  const isDouble = compute.kernel === "f64";
  const x = packed(convert(input, compute));
  const mean = emptyTensor([channels], compute);
  const invstd = emptyTensor([channels], compute);
  if (usesBatch) {
    const variance = emptyTensor([channels], compute);
    const kernel = isDouble ? kernels.batch_norm_stats_f64 : kernels.batch_norm_stats_f32;
    kernel(batch, channels, places, x.pointer, mean.pointer, variance.pointer);
    remember(state, mean, variance, batch * places, momentum);
    invert(variance, invstd, eps);
  } else {
    numbersInto(state.runningMean as Tensor, mean);
    invert(packed(convert(state.runningVar as Tensor, compute)), invstd, eps);
  }
  const w = weight === undefined ? undefined : packed(convert(weight, compute));
  const b = bias === undefined ? undefined : packed(convert(bias, compute));
  const raw = emptyTensor(input.shape, compute);
  const apply = isDouble ? kernels.batch_norm_apply_f64 : kernels.batch_norm_apply_f32;
  if (raw.count > 0) {
    apply(
      batch,
      channels,
      places,
      x.pointer,
      mean.pointer,
      invstd.pointer,
      w?.pointer ?? 0,
      b?.pointer ?? 0,
      raw.pointer,
    );
  }
  const output = convert(raw, input.dtype);
  if (needsGradient(input, weight, bias)) {
    attach(output, {
      name,
      inputs: [input, weight, bias],
      saved: weight === undefined ? [input, mean, invstd] : [input, mean, invstd, weight],
      backward: (gradient, saved, context) => {
        const [given, center, scale, gain] = saved as [Tensor, Tensor, Tensor, Tensor | undefined];
        if (isGradEnabled()) return gradientsByOps(gradient, given, center, scale, gain, sizes, usesBatch, eps);
        const wanted = [context.needs(0), context.needs(1), context.needs(2)] as const;
        return gradients(gradient, given, center, scale, gain, sizes, usesBatch, wanted);
      },
    });
  }
  return output;
}

function gradients(
  gradient: Tensor,
  input: Tensor,
  mean: Tensor,
  invstd: Tensor,
  weight: Tensor | undefined,
  { batch, channels, places }: Sizes,
  usesBatch: boolean,
  wanted: readonly [boolean, boolean, boolean],
): readonly (Tensor | undefined)[] {
  const compute = mean.dtype;
  const x = packed(convert(input, compute));
  const g = packed(convert(gradient, compute));
  const w = weight === undefined ? undefined : packed(convert(weight, compute));
  const forInput = wanted[0] ? emptyTensor(input.shape, compute) : undefined;
  const forWeight = wanted[1] ? emptyTensor([channels], compute) : undefined;
  const forBias = wanted[2] ? emptyTensor([channels], compute) : undefined;
  const kernel = compute.kernel === "f64" ? kernels.batch_norm_backward_f64 : kernels.batch_norm_backward_f32;
  kernel(
    usesBatch ? 1 : 0,
    batch,
    channels,
    places,
    x.pointer,
    g.pointer,
    mean.pointer,
    invstd.pointer,
    w?.pointer ?? 0,
    forInput?.pointer ?? 0,
    forWeight?.pointer ?? 0,
    forBias?.pointer ?? 0,
  );
  return [forInput, forWeight, forBias];
}

/** The same in terms of ops, for gradients of gradients: statistics are computed anew from the input. */
function gradientsByOps(
  gradient: Tensor,
  input: Tensor,
  mean: Tensor,
  invstd: Tensor,
  weight: Tensor | undefined,
  { batch, channels, places }: Sizes,
  usesBatch: boolean,
  eps: number,
): readonly (Tensor | undefined)[] {
  const column = [1, channels, 1];
  const x = reshape(input, [batch, channels, places]);
  const g = reshape(gradient, [batch, channels, places]);
  const center = usesBatch ? meanOf(x, [0, 2], true) : reshape(mean, column);
  const offset = sub(x, center);
  const scale = usesBatch
    ? rsqrt(add(meanOf(mul(offset, offset), [0, 2], true), number(eps)))
    : reshape(invstd, column);
  const hat = mul(offset, scale);
  const scaled = weight === undefined ? g : mul(g, reshape(weight, column));
  const flowing = usesBatch
    ? sub(sub(scaled, meanOf(scaled, [0, 2], true)), mul(hat, meanOf(mul(scaled, hat), [0, 2], true)))
    : scaled;
  const total = number(batch * places);
  return [
    reshape(mul(flowing, scale), input.shape),
    reshape(mul(meanOf(mul(g, hat), [0, 2], true), total), [channels]),
    reshape(mul(meanOf(g, [0, 2], true), total), [channels]),
  ];
}

function invert(variance: Tensor, into: Tensor, eps: number): void {
  const from = numbers(variance);
  const out = numbers(into);
  for (let c = 0; c < out.length; c++) out[c] = 1 / Math.sqrt((from[c] as number) + eps);
}

function numbersInto(from: Tensor, into: Tensor): void {
  const source = numbers(packed(convert(from, into.dtype)));
  const out = numbers(into);
  for (let c = 0; c < out.length; c++) out[c] = source[c] as number;
}

function remember(state: BatchNormState, mean: Tensor, variance: Tensor, count: number, momentum: number): void {
  const unbias = count / (count - 1);
  move(state.runningMean, mean, momentum, 1);
  move(state.runningVar, variance, momentum, unbias);
}

function move(running: Tensor | undefined, value: Tensor, momentum: number, factor: number): void {
  if (running === undefined) return;
  const to = numbers(running);
  const from = numbers(value);
  for (let c = 0; c < to.length; c++) {
    to[c] = momentum * ((from[c] as number) * factor) + (1 - momentum) * (to[c] as number);
  }
  running.version.value += 1;
}

function check(input: Tensor, state: BatchNormState, training: boolean): Sizes {
  const { shape } = input;
  if (shape.length < 2) throw runtimeError("batch_norm expects an input of at least 2 dimensions");
  const [batch, channels] = shape as [number, number];
  const places = countElements(shape.slice(2));
  if (training && batch * places === 1) {
    throw new TorchError(
      "ValueError",
      `Expected more than 1 value per channel when training, got input size torch.Size([${shape.join(", ")}])`,
    );
  }
  for (const [name, tensor] of [
    ["running_mean", state.runningMean],
    ["running_var", state.runningVar],
    ["weight", state.weight],
    ["bias", state.bias],
  ] as const) {
    if (tensor !== undefined && tensor.count !== channels) {
      throw runtimeError(`${name} should contain ${channels} elements not ${tensor.count}`);
    }
  }
  return { batch, channels, places };
}
