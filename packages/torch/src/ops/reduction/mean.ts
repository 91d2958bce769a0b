import type { DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { numbers } from "../elements.ts";
import { div } from "../elementwise/arithmetic.ts";
import { cast, convert } from "../elementwise/cast.ts";
import { attach, needsGradient } from "../record.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { runReduce } from "./run-reduce.ts";
import { spread } from "./sum.ts";

/** `x.mean(dims, keepdim)`. @throws RuntimeError for integers. */
export function mean(input: Tensor, dims: readonly number[] = [], keepDim = false, dtype?: DType): Tensor {
  const source = dtype === undefined ? input : cast(input, dtype);
  if (!source.dtype.isFloating) {
    throw runtimeError(
      `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${source.dtype.scalarName}`,
    );
  }
  const axes = wrapDims(dims, source.shape.length);
  const raw = runReduce("sum", source, axes, keepDim);
  const length = raw.count === 0 ? 1 : axes.reduce((product, axis) => product * (source.shape[axis] as number), 1);
  const sums = numbers(raw);
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) / length;
  const output = convert(raw, source.dtype);
  if (needsGradient(source)) {
    const { shape } = source;
    attach(output, {
      name: dims.length === 0 ? "MeanBackward0" : "MeanBackward1",
      inputs: [source],
      backward: (gradient) => [div(spread(gradient, shape, axes, keepDim), number(length))],
    });
  }
  return output;
}
