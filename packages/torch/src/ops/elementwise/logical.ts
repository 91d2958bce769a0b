import { BINARY } from "@thaw/kernels/op-codes";
import { bool, type DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { convert } from "./cast.ts";
import { resultTypeOf } from "./promotion.ts";
import { runBinary } from "./run-binary.ts";
import { runUnary } from "./run-unary.ts";

export function logicalAnd(a: Tensor, b: Tensor): Tensor {
  return runBinary(BINARY.bitwiseAnd, convert(a, bool), convert(b, bool), bool);
}

export function logicalOr(a: Tensor, b: Tensor): Tensor {
  return runBinary(BINARY.bitwiseOr, convert(a, bool), convert(b, bool), bool);
}

export function logicalXor(a: Tensor, b: Tensor): Tensor {
  return runBinary(BINARY.bitwiseXor, convert(a, bool), convert(b, bool), bool);
}

export function logicalNot(input: Tensor): Tensor {
  return runUnary("logicalNot", convert(input, bool), bool);
}

/** `~x`: of booleans the logical not. */
export function bitwiseNot(input: Tensor): Tensor {
  refuseFloats(input.dtype, "bitwise_not_cpu");
  return input.dtype === bool ? logicalNot(input) : runUnary("bitwiseNot", input, input.dtype);
}

function defineBitwise(op: number, kernelName: string): (a: Tensor, b: Tensor) => Tensor {
  return (a, b) => {
    const dtype = resultTypeOf(a, b);
    refuseFloats(dtype, kernelName);
    return runBinary(op, a, b, dtype);
  };
}

export const bitwiseAnd = defineBitwise(BINARY.bitwiseAnd, "bitwise_and_cpu");
export const bitwiseOr = defineBitwise(BINARY.bitwiseOr, "bitwise_or_cpu");
export const bitwiseXor = defineBitwise(BINARY.bitwiseXor, "bitwise_xor_cpu");
export const shiftLeft = defineBitwise(BINARY.shiftLeft, "lshift_cpu");
export const shiftRight = defineBitwise(BINARY.shiftRight, "rshift_cpu");

function refuseFloats(dtype: DType, kernelName: string): void {
  if (dtype.isFloating) throw runtimeError(`"${kernelName}" not implemented for '${dtype.scalarName}'`);
}
