import { lanesOf } from "../ops/elements.ts";
import { mul, sub } from "../ops/elementwise/arithmetic.ts";
import { cast, convert } from "../ops/elementwise/cast.ts";
import { exp } from "../ops/elementwise/exponential.ts";
import { attach, isGradEnabled, needsGradient } from "../ops/record.ts";
import { sum } from "../ops/reduction/sum.ts";
import { packed } from "../ops/views/clone.ts";
import { wrapDim } from "../ops/views/wrap-dim.ts";
import { type DType, float32 } from "../storage/dtype.ts";
import { kernels } from "../storage/runtime.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";

/** `softmax(x, dim)`: e^x / Σ e^x along an axis, the maximum taken out first. */
export function softmax(input: Tensor, dim: number, dtype?: DType): Tensor {
  return define(input, dim, dtype, false);
}

/** `log_softmax(x, dim)`: x − log Σ e^x along an axis. */
export function logSoftmax(input: Tensor, dim: number, dtype?: DType): Tensor {
  return define(input, dim, dtype, true);
}

function define(given: Tensor, dim: number, dtype: DType | undefined, isLog: boolean): Tensor {
  const input = dtype === undefined ? given : cast(given, dtype);
  const axis = wrapDim(dim, input.shape.length);
  if (!input.dtype.isFloating) {
    const name = isLog ? "log_softmax" : "softmax";
    const place = axis === input.shape.length - 1 ? "lastdim_kernel_impl" : isLog ? "kernel_impl" : "kernel_impl";
    throw runtimeError(`"${name}_${place}" not implemented for '${input.dtype.scalarName}'`);
  }
  const output = run(input, axis, isLog);
  if (needsGradient(input)) {
    attach(output, {
      name: isLog ? "LogSoftmaxBackward0" : "SoftmaxBackward0",
      inputs: [input],
      savedOutputs: [0],
      backward: (gradient, [saved]) => [backward(gradient, saved as Tensor, axis, isLog)],
    });
  }
  return output;
}

function run(input: Tensor, axis: number, isLog: boolean): Tensor {
  if (input.dtype.isHalf) return convert(run(convert(input, float32), axis, isLog), input.dtype);
  const source = packed(input);
  const output = emptyTensor(input.shape, input.dtype);
  const { outer, n, inner } = lanesOf(input.shape, axis);
  const kernel = input.dtype.kernel === "f32" ? kernels.softmax_f32 : kernels.softmax_f64;
  if (output.count > 0) kernel(isLog ? 1 : 0, outer, n, inner, source.pointer, output.pointer);
  return output;
}

/** `y·(g − Σ g·y)`, for the logarithm `g − eʸ·Σ g`. */
function backward(gradient: Tensor, output: Tensor, axis: number, isLog: boolean): Tensor {
  if (isGradEnabled() || output.dtype.isHalf || gradient.dtype !== output.dtype) {
    return isLog
      ? sub(gradient, mul(exp(output), sum(gradient, [axis], true)))
      : mul(output, sub(gradient, sum(mul(gradient, output), [axis], true)));
  }
  const from = packed(gradient);
  const result = emptyTensor(output.shape, output.dtype);
  const { outer, n, inner } = lanesOf(output.shape, axis);
  const kernel = output.dtype.kernel === "f32" ? kernels.softmax_backward_f32 : kernels.softmax_backward_f64;
  const values = packed(output);
  if (result.count > 0) kernel(isLog ? 1 : 0, outer, n, inner, from.pointer, values.pointer, result.pointer);
  return result;
}
