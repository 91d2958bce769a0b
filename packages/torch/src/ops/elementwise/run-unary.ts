import { UNARY } from "@thaw/kernels/op-codes";
import { type DType, float32 } from "../../storage/dtype.ts";
import { unaryKernels } from "../../storage/runtime.ts";
import { emptyTensor, isInferenceMode, type Tensor } from "../../views/tensor.ts";
import { needsGradient } from "../record.ts";
import { packed } from "../views/clone.ts";
import { convert } from "./cast.ts";

/**
 * Runs a unary kernel over a tensor, first converted to `compute`.
 * @returns a contiguous tensor of dtype `compute`; nothing is recorded.
 */
export function runUnary(op: keyof typeof UNARY, input: Tensor, compute: DType): Tensor {
  const dtype = compute.isHalf ? float32 : compute;
  const source = packed(convert(input, dtype));
  const output = emptyTensor(input.shape, dtype);
  if (output.count > 0) unaryKernels[dtype.code]?.(UNARY[op], output.count, source.pointer, output.pointer);
  return compute.isHalf ? convert(output, compute) : output;
}

/**
 * Computes a unary op of floats directly in the target's storage, where nothing is recorded and the target is contiguous.
 * @returns whether it was done.
 */
export function runUnaryInPlace(op: keyof typeof UNARY, target: Tensor): boolean {
  const { dtype } = target;
  if (needsGradient(target) || !dtype.isFloating || dtype.isHalf || !target.isContiguous) return false;
  if (target.view !== undefined && needsGradient(target.view.base)) return false;
  if (target.isInference && !isInferenceMode()) return false;
  if (target.count > 0) unaryKernels[dtype.code]?.(UNARY[op], target.count, target.pointer, target.pointer);
  target.version.value += 1;
  return true;
}
