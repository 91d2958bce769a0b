import { REDUCE } from "@thaw/kernels/op-codes";
import { bool, type DType, float32, int64 } from "../../storage/dtype.ts";
import { reduceKernels } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { convert } from "../elementwise/cast.ts";
import { CASCADE_LIMIT, cascadeSum } from "./cascade-sum.ts";
import { planReduction } from "./lanes.ts";

/**
 * Runs a reducing kernel over axes.
 * @param axes ascending, from 0.
 * @returns sums and products of integers in int64, any and all in bool, the rest in the input's dtype (half in float32).
 */
export function runReduce(op: keyof typeof REDUCE, input: Tensor, axes: readonly number[], keepDim: boolean): Tensor {
  const wide = input.dtype.isHalf ? convert(input, float32) : input;
  const { source, outer, n, inner, run, shape } = planReduction(wide, axes, keepDim);
  const output = emptyTensor(shape, resultOf(op, wide.dtype));
  if (op === "sum" && wide.dtype === float32 && output.count > 0 && source.count <= CASCADE_LIMIT) {
    cascadeSum(outer, n, inner, run, source.pointer, output.pointer);
  } else if (output.count > 0) {
    reduceKernels[wide.dtype.code]?.(REDUCE[op], outer, n, inner, source.pointer, output.pointer);
  }
  return output;
}

function resultOf(op: keyof typeof REDUCE, dtype: DType): DType {
  if (op === "any" || op === "all") return bool;
  return (op === "sum" || op === "prod") && !dtype.isFloating ? int64 : dtype;
}
