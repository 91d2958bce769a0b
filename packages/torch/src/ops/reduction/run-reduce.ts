import { REDUCE } from "@thaw/kernels/op-codes";
import { bool, type DType, float32, int64 } from "../../storage/dtype.ts";
import { reduceKernels } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { numbers } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
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
  if (op === "sum" && run < n && output.count > 0 && wide.dtype.isFloating) {
    sumRuns(source, outer * inner, n, run, output);
  } else if (output.count > 0) {
    reduceKernels[wide.dtype.code]?.(REDUCE[op], outer, n, inner, source.pointer, output.pointer);
  }
  return output;
}

/** Sums each run of neighbours, then the runs of one result in order: PyTorch's way over axes that do not lie together. */
function sumRuns(source: Tensor, results: number, n: number, run: number, output: Tensor): void {
  const parts = emptyTensor([results, n / run], output.dtype);
  reduceKernels[source.dtype.code]?.(REDUCE.sum, parts.count, run, 1, source.pointer, parts.pointer);
  const from = numbers(parts);
  const to = numbers(output);
  const each = n / run;
  const rounded = output.dtype === float32 ? Math.fround : (value: number) => value;
  for (let i = 0; i < results; i++) {
    let sum = 0;
    for (let k = 0; k < each; k++) sum = rounded(sum + (from[i * each + k] as number));
    to[i] = sum;
  }
}

function resultOf(op: keyof typeof REDUCE, dtype: DType): DType {
  if (op === "any" || op === "all") return bool;
  return (op === "sum" || op === "prod") && !dtype.isFloating ? int64 : dtype;
}
