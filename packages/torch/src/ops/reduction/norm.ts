import { float32 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { numbers } from "../elements.ts";
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
import { planReduction } from "./lanes.ts";
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
  if (p === 2) return lengthsOfRows(input, axes, keepDim) ?? sqrt(sum(square(input), axes, keepDim));
  const size = abs(input);
  if (p === 1) return sum(size, axes, keepDim);
  if (p === 0) return sum(cast(ne(input, number(0)), input.dtype), axes, keepDim);
  if (p === Number.POSITIVE_INFINITY) return amax("max", size, axes, keepDim);
  if (p === Number.NEGATIVE_INFINITY) return amax("min", size, axes, keepDim);
  return pow(sum(pow(size, number(p)), axes, keepDim), number(1 / p));
}

/**
 * Euclidean lengths of float rows, in the order in which PyTorch adds their squares: eight lanes, then the lanes, then
 * the rest, each step rounded once. @returns nothing for other dtypes and for axes that are not the last ones.
 */
function lengthsOfRows(input: Tensor, axes: readonly number[], keepDim: boolean): Tensor | undefined {
  if (input.dtype !== float32 || input.count === 0) return undefined;
  const { source, outer, n, inner, shape } = planReduction(input, axes, keepDim);
  if (inner !== 1) return undefined;
  const output = emptyTensor(shape, float32);
  const x = numbers(source);
  const out = numbers(output);
  const lanes = new Float32Array(8);
  for (let row = 0; row < outer; row++) {
    const start = row * n;
    const whole = start + (n & ~7);
    lanes.fill(0);
    for (let i = start; i < whole; i++) {
      const lane = (i - start) & 7;
      lanes[lane] = (x[i] as number) * (x[i] as number) + (lanes[lane] as number);
    }
    let total = 0;
    for (const lane of lanes) total = Math.fround(total + lane);
    for (let i = whole; i < start + n; i++) total = Math.fround((x[i] as number) * (x[i] as number) + total);
    out[row] = Math.sqrt(total);
  }
  return output;
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
