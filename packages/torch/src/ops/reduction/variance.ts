import { float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { div, mul, sub } from "../elementwise/arithmetic.ts";
import { convert } from "../elementwise/cast.ts";
import { eq } from "../elementwise/comparison.ts";
import { sqrt } from "../elementwise/exponential.ts";
import { where } from "../elementwise/where.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { planReduction } from "./lanes.ts";
import { mean } from "./mean.ts";
import { spread } from "./sum.ts";

function checkFloat(input: Tensor): void {
  if (!input.dtype.isFloating) throw runtimeError("std and var only support floating point and complex dtypes");
}

function rawVariance(input: Tensor, axes: readonly number[], correction: number, keepDim: boolean): Tensor {
  const wide = input.dtype.isHalf ? convert(input, float32) : input;
  const { source, outer, n, inner, shape } = planReduction(wide, axes, keepDim);
  const output = emptyTensor(shape, wide.dtype);
  if (output.count > 0) {
    const kernel = wide.dtype.kernel === "f64" ? kernels.var_f64 : kernels.var_f32;
    kernel(outer, n, inner, source.pointer, output.pointer, correction);
  }
  return convert(output, input.dtype);
}

/** d var / dx = 2·(x − mean) / (n − correction). */
function varianceGradient(
  gradient: Tensor,
  input: Tensor,
  axes: readonly number[],
  correction: number,
  keepDim: boolean,
): Tensor {
  const n = axes.reduce((product, axis) => product * (input.shape[axis] as number), 1);
  const centred = sub(input, mean(input, axes, true));
  return mul(mul(spread(gradient, input.shape, axes, keepDim), number(2 / (n - correction))), centred);
}

/** `torch.var(x, dims, correction)`: the mean square deviation, with n − correction in the divisor. */
export function variance(
  input: Tensor,
  dims: readonly number[],
  correction: number,
  keepDim: boolean,
  name = "VarBackward0",
): Tensor {
  checkFloat(input);
  const axes = wrapDims(dims, input.shape.length);
  const output = rawVariance(input, axes, correction, keepDim);
  if (needsGradient(input)) {
    attach(output, {
      name,
      inputs: [input],
      saved: [input],
      backward: (gradient, [x]) => [varianceGradient(gradient, x as Tensor, axes, correction, keepDim)],
    });
  }
  return output;
}

/** `torch.std(x, dims, correction)`; its gradient at 0 is 0. */
export function standardDeviation(
  input: Tensor,
  dims: readonly number[],
  correction: number,
  keepDim: boolean,
  name = "StdBackward0",
): Tensor {
  checkFloat(input);
  const axes = wrapDims(dims, input.shape.length);
  const output = withoutGradient(() => sqrt(rawVariance(input, axes, correction, keepDim)));
  if (needsGradient(input)) {
    attach(output, {
      name,
      inputs: [input],
      saved: [input],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [x, deviation] = saved as [Tensor, Tensor];
        const isFlat = eq(deviation, number(0));
        const ofVariance = where(isFlat, number(0), div(gradient, mul(deviation, number(2))));
        return [varianceGradient(ofVariance, x, axes, correction, keepDim)];
      },
    });
  }
  return output;
}
