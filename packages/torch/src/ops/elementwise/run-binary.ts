import { type DType, float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { writeDesc } from "../region.ts";
import { broadcastShapes, broadcastStrides } from "./broadcast.ts";
import { convert } from "./cast.ts";

/**
 * Runs a binary kernel over two operands, broadcast, both first converted to `compute`.
 * Half precisions are computed in float32 and rounded once.
 * @param op code of `@thaw/kernels/op-codes`.
 * @returns a contiguous tensor of dtype `compute`; nothing is recorded.
 */
export function runBinary(op: number, a: Tensor, b: Tensor, compute: DType): Tensor {
  const dtype = compute.isHalf ? float32 : compute;
  const left = convert(a, dtype);
  const right = convert(b, dtype);
  const shape = broadcastShapes(left.shape, right.shape);
  const output = emptyTensor(shape, dtype);
  if (output.count > 0) {
    const strides = [broadcastStrides(left, shape), broadcastStrides(right, shape)];
    kernels[`binary_${dtype.kernel}`](op, writeDesc(shape, [output.pointer, left.pointer, right.pointer], strides));
  }
  return compute.isHalf ? convert(output, compute) : output;
}
