import type { DType } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";
import { cast, convert } from "../elementwise/cast.ts";
import { attach, needsGradient } from "../record.ts";
import { expand } from "../views/expand.ts";
import { reshape } from "../views/reshape.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { reducedShape } from "./lanes.ts";
import { runReduce } from "./run-reduce.ts";

/**
 * `x.sum(dims, keepdim)`; all axes where none is given. Integers and booleans sum to int64.
 * @param dtype the input is converted to it first.
 */
export function sum(input: Tensor, dims: readonly number[] = [], keepDim = false, dtype?: DType): Tensor {
  const source = dtype === undefined ? input : cast(input, dtype);
  const axes = wrapDims(dims, source.shape.length);
  const raw = runReduce("sum", source, axes, keepDim);
  const output = source.dtype.isHalf ? convert(raw, source.dtype) : dtype === undefined ? raw : convert(raw, dtype);
  if (needsGradient(source) && output.dtype.isFloating) {
    const { shape } = source;
    attach(output, {
      name: dims.length === 0 ? "SumBackward0" : "SumBackward1",
      inputs: [source],
      backward: (gradient) => [spread(gradient, shape, axes, keepDim)],
    });
  }
  return output;
}

/** Repeats a reduction's gradient along the axes that were reduced. */
export function spread(gradient: Tensor, shape: readonly number[], axes: readonly number[], keepDim: boolean): Tensor {
  const kept = keepDim || axes.length === 0 ? gradient : reshape(gradient, reducedShape(shape, axes, true));
  return expand(kept, shape);
}
