import { UNARY } from "@thaw/kernels/op-codes";
import { type DType, float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
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
  if (output.count > 0) kernels[`unary_${dtype.kernel}`](UNARY[op], output.count, source.pointer, output.pointer);
  return compute.isHalf ? convert(output, compute) : output;
}
