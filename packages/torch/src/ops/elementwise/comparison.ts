import { COMPARE } from "@thaw/kernels/op-codes";
import type { Tensor } from "../../views/tensor.ts";
import { resultTypeOf } from "./promotion.ts";
import { runCompare } from "./run-binary.ts";

export function eq(a: Tensor, b: Tensor): Tensor {
  return runCompare(COMPARE.eq, a, b, resultTypeOf(a, b));
}

export function ne(a: Tensor, b: Tensor): Tensor {
  return runCompare(COMPARE.ne, a, b, resultTypeOf(a, b));
}

export function lt(a: Tensor, b: Tensor): Tensor {
  return runCompare(COMPARE.lt, a, b, resultTypeOf(a, b));
}

export function le(a: Tensor, b: Tensor): Tensor {
  return runCompare(COMPARE.le, a, b, resultTypeOf(a, b));
}

export function gt(a: Tensor, b: Tensor): Tensor {
  return runCompare(COMPARE.gt, a, b, resultTypeOf(a, b));
}

export function ge(a: Tensor, b: Tensor): Tensor {
  return runCompare(COMPARE.ge, a, b, resultTypeOf(a, b));
}
