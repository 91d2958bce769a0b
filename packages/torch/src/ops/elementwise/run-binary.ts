import { BINARY } from "@thaw/kernels/op-codes";
import { bool, type DType, float32 } from "../../storage/dtype.ts";
import { binaryKernels, compareKernels, memory } from "../../storage/runtime.ts";
import { sameShape } from "../../views/strides.ts";
import { emptyTensor, isInferenceMode, type Tensor } from "../../views/tensor.ts";
import { needsGradient } from "../record.ts";
import { broadcastShapes, broadcastStrides } from "./broadcast.ts";
import { convert } from "./cast.ts";
import { resultType } from "./promotion.ts";

/**
 * Runs a binary kernel over two operands, broadcast, both first converted to `compute`.
 * Half precisions are computed in float32 and rounded once.
 * @param op code of `@thaw/kernels/op-codes`.
 * @returns a contiguous tensor of dtype `compute`; nothing is recorded.
 */
export function runBinary(op: number, a: Tensor, b: Tensor, compute: DType): Tensor {
  const dtype = compute.isHalf ? float32 : compute;
  const left = a.dtype === dtype ? a : convert(a, dtype);
  const right = b.dtype === dtype ? b : convert(b, dtype);
  const output = emptyTensor(broadcastShapes(left.shape, right.shape), dtype);
  if (output.count === 1 && dtype === float32 && op <= BINARY.div) computeOne(op, left, right, output);
  else if (output.count > 0) binaryKernels[dtype.code]?.(op, describe(left, right, output));
  return compute.isHalf ? convert(output, compute) : output;
}

/** One element of arithmetic: cheaper here than a descriptor and a call. */
function computeOne(op: number, a: Tensor, b: Tensor, output: Tensor): void {
  const { f32 } = memory;
  const left = f32[a.pointer >> 2] as number;
  const right = f32[b.pointer >> 2] as number;
  f32[output.pointer >> 2] =
    op === BINARY.add
      ? left + right
      : op === BINARY.sub
        ? left - right
        : op === BINARY.mul
          ? left * right
          : left / right;
}

/** Runs a comparison; the answer is bool. */
export function runCompare(op: number, a: Tensor, b: Tensor, compute: DType): Tensor {
  const dtype = compute.isHalf ? float32 : compute;
  const left = a.dtype === dtype ? a : convert(a, dtype);
  const right = b.dtype === dtype ? b : convert(b, dtype);
  const output = emptyTensor(broadcastShapes(left.shape, right.shape), bool);
  if (output.count > 0) compareKernels[dtype.code]?.(op, describe(left, right, output));
  return output;
}

/** Writes [ndim, out, a, b, shape…, strideA…, strideB…] into the scratch area. */
function describe(a: Tensor, b: Tensor, output: Tensor): number {
  const { shape } = output;
  const rank = shape.length;
  const stridesA = broadcastStrides(a, shape);
  const stridesB = broadcastStrides(b, shape);
  const words = memory.i32;
  const address = memory.scratch;
  const at = address >> 2;
  words[at] = rank;
  words[at + 1] = output.pointer;
  words[at + 2] = a.pointer;
  words[at + 3] = b.pointer;
  for (let axis = 0; axis < rank; axis++) {
    words[at + 4 + axis] = shape[axis] as number;
    words[at + 4 + rank + axis] = stridesA[axis] as number;
    words[at + 4 + 2 * rank + axis] = stridesB[axis] as number;
  }
  return address;
}

/**
 * Computes `target = target op other` directly in the target's storage where that gives what the op itself would:
 * nothing recorded, the target contiguous, of the computing dtype and of the result's shape.
 * @returns whether it was done.
 */
export function runBinaryInPlace(op: number, target: Tensor, other: Tensor): boolean {
  const { dtype } = target;
  if (needsGradient(target, other) || !target.isContiguous || dtype.isHalf || dtype === bool) return false;
  if (target.view !== undefined && needsGradient(target.view.base)) return false;
  if (target.isInference && !isInferenceMode()) return false;
  if (resultType([target, other]) !== dtype || (op === BINARY.div && !dtype.isFloating)) return false;
  const overlaps = other.storage === target.storage && (other.offset !== target.offset || !other.isContiguous);
  if (overlaps || !sameShape(broadcastShapes(target.shape, other.shape), target.shape)) return false;
  const right = other.dtype === dtype ? other : convert(other, dtype);
  if (target.count > 0) binaryKernels[dtype.code]?.(op, describe(target, right, target));
  target.version.value += 1;
  return true;
}
