import { number } from "../../ops/creation/wrapped-number.ts";
import { add, mul, sub } from "../../ops/elementwise/arithmetic.ts";
import { convert } from "../../ops/elementwise/cast.ts";
import { rsqrt } from "../../ops/elementwise/exponential.ts";
import { attach, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { mean as meanOf } from "../../ops/reduction/mean.ts";
import { sum } from "../../ops/reduction/sum.ts";
import { packed } from "../../ops/views/clone.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { countElements, formatShape, sameShape } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";

/**
 * `F.layer_norm`: `(x − μ)/√(σ² + ε)·w + b` over the last axes of each sample.
 * @param weight of the normalised shape, as the bias.
 */
export function layerNorm(
  input: Tensor,
  normalizedShape: readonly number[],
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  eps: number,
): Tensor {
  check(input, normalizedShape, weight, bias);
  const compute = input.dtype.isHalf ? float32 : input.dtype;
  const n = countElements(normalizedShape);
  const rows = input.count / Math.max(n, 1);
  const x = packed(convert(input, compute));
  const w = weight === undefined ? undefined : packed(convert(weight, compute));
  const b = bias === undefined ? undefined : packed(convert(bias, compute));
  const raw = emptyTensor(input.shape, compute);
  const mean = emptyTensor([rows], compute);
  const rstd = emptyTensor([rows], compute);
  const kernel = compute.kernel === "f64" ? kernels.layer_norm_f64 : kernels.layer_norm_f32;
  if (raw.count > 0) {
    kernel(rows, n, eps, x.pointer, w?.pointer ?? 0, b?.pointer ?? 0, raw.pointer, mean.pointer, rstd.pointer);
  }
  const output = convert(raw, input.dtype);
  if (needsGradient(input, weight, bias)) {
    attach(output, {
      name: "NativeLayerNormBackward0",
      inputs: [input, weight, bias],
      saved: weight === undefined ? [input, mean, rstd] : [input, mean, rstd, weight],
      backward: (gradient, saved, context) => {
        const [given, center, scale, gain] = saved as [Tensor, Tensor, Tensor, Tensor | undefined];
        if (isGradEnabled()) return gradientsByOps(gradient, given, gain, rows, n, eps, normalizedShape);
        const wanted = [context.needs(0), context.needs(1), context.needs(2)] as const;
        return gradients(gradient, given, center, scale, gain, n, normalizedShape, wanted);
      },
    });
  }
  return output;
}

function gradients(
  gradient: Tensor,
  input: Tensor,
  mean: Tensor,
  rstd: Tensor,
  weight: Tensor | undefined,
  n: number,
  shape: readonly number[],
  wanted: readonly [boolean, boolean, boolean],
): readonly (Tensor | undefined)[] {
  const compute = mean.dtype;
  const x = packed(convert(input, compute));
  const g = packed(convert(gradient, compute));
  const w = weight === undefined ? undefined : packed(convert(weight, compute));
  const forInput = wanted[0] ? emptyTensor(input.shape, compute) : undefined;
  const forWeight = wanted[1] ? emptyTensor(shape, compute) : undefined;
  const forBias = wanted[2] ? emptyTensor(shape, compute) : undefined;
  const kernel = compute.kernel === "f64" ? kernels.layer_norm_backward_f64 : kernels.layer_norm_backward_f32;
  if (x.count > 0) {
    kernel(
      mean.count,
      n,
      x.pointer,
      g.pointer,
      mean.pointer,
      rstd.pointer,
      w?.pointer ?? 0,
      forInput?.pointer ?? 0,
      forWeight?.pointer ?? 0,
      forBias?.pointer ?? 0,
    );
  }
  return [forInput, forWeight, forBias];
}

/** The same in terms of ops, for gradients of gradients. */
function gradientsByOps(
  gradient: Tensor,
  input: Tensor,
  weight: Tensor | undefined,
  rows: number,
  n: number,
  eps: number,
  shape: readonly number[],
): readonly (Tensor | undefined)[] {
  const x = reshape(input, [rows, n]);
  const g = reshape(gradient, [rows, n]);
  const offset = sub(x, meanOf(x, [1], true));
  const scale = rsqrt(add(meanOf(mul(offset, offset), [1], true), number(eps)));
  const hat = mul(offset, scale);
  const scaled = weight === undefined ? g : mul(g, reshape(weight, [1, n]));
  const flowing = sub(sub(scaled, meanOf(scaled, [1], true)), mul(hat, meanOf(mul(scaled, hat), [1], true)));
  return [
    reshape(mul(flowing, scale), input.shape),
    reshape(sum(mul(g, hat), [0], false), shape),
    reshape(sum(g, [0], false), shape),
  ];
}

function check(
  input: Tensor,
  normalizedShape: readonly number[],
  weight: Tensor | undefined,
  bias: Tensor | undefined,
): void {
  const text = formatShape(normalizedShape);
  if (normalizedShape.length < 1) {
    throw runtimeError(
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = ${text}`,
    );
  }
  for (const [name, tensor] of [
    ["weight", weight],
    ["bias", bias],
  ] as const) {
    if (tensor !== undefined && !sameShape(tensor.shape, normalizedShape)) {
      throw runtimeError(
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${formatShape(tensor.shape)} and normalized_shape = ${text}`,
      );
    }
  }
  if (!sameShape(input.shape.slice(-normalizedShape.length), normalizedShape)) {
    throw runtimeError(
      `Given normalized_shape=${text}, expected input with shape [*, ${normalizedShape.join(", ")}], but got input of size${formatShape(input.shape)}`,
    );
  }
}
