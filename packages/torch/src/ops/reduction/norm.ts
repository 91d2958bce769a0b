import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { div, mul } from "../elementwise/arithmetic.ts";
import { cast } from "../elementwise/cast.ts";
import { eq, ne } from "../elementwise/comparison.ts";
import { sqrt, square } from "../elementwise/exponential.ts";
import { pow } from "../elementwise/power.ts";
import { abs, sign } from "../elementwise/rounding.ts";
import { where } from "../elementwise/where.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { amax } from "./extremes.ts";
import { spread, sum } from "./sum.ts";

/** `torch.norm(x, p, dims)`: (Σ|x|^p)^(1/p); p may be 0, ±∞. @throws RuntimeError for integers. */
export function norm(input: Tensor, p: number, dims: readonly number[], keepDim: boolean): Tensor {
  if (!input.dtype.isFloating) {
    throw runtimeError(
      `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${input.dtype.scalarName}`,
    );
  }
  const axes = wrapDims(dims, input.shape.length);
  const output = withoutGradient(() => rawNorm(input, p, axes, keepDim));
  if (needsGradient(input)) {
    attach(output, {
      name: "LinalgVectorNormBackward0",
      inputs: [input],
      saved: [input],
      savedOutputs: [0],
      backward: (gradient, saved) => [
        p === 0 ? undefined : normGradient(gradient, saved[0] as Tensor, saved[1] as Tensor, p, axes, keepDim),
      ],
    });
  }
  return output;
}

function rawNorm(input: Tensor, p: number, axes: readonly number[], keepDim: boolean): Tensor {
  if (p === 2) return sqrt(sum(square(input), axes, keepDim));
  const size = abs(input);
  if (p === 1) return sum(size, axes, keepDim);
  if (p === 0) return sum(cast(ne(input, number(0)), input.dtype), axes, keepDim);
  if (p === Number.POSITIVE_INFINITY) return amax("max", size, axes, keepDim);
  if (p === Number.NEGATIVE_INFINITY) return amax("min", size, axes, keepDim);
  return pow(sum(pow(size, number(p)), axes, keepDim), number(1 / p));
}

function normGradient(
  gradient: Tensor,
  input: Tensor,
  result: Tensor,
  p: number,
  axes: readonly number[],
  keepDim: boolean,
): Tensor {
  const { shape } = input;
  const flowing = spread(gradient, shape, axes, keepDim);
  const length = spread(result, shape, axes, keepDim);
  if (p === 1) return mul(flowing, sign(input));
  if (p === 2) return where(eq(length, number(0)), number(0), mul(flowing, div(input, length)));
  if (!Number.isFinite(p)) {
    const isExtreme = withoutGradient(() => cast(eq(abs(input), length), input.dtype));
    const ties = withoutGradient(() => sum(isExtreme, axes, true));
    return mul(mul(flowing, div(isExtreme, ties)), sign(input));
  }
  const ratio = mul(sign(input), pow(div(abs(input), length), number(p - 1)));
  return where(eq(length, number(0)), number(0), mul(flowing, ratio));
}
