import { dtypeOfCode } from "../ops/elementwise/promotion.ts";
import { type DType, defaultFloat } from "../storage/dtype.ts";
import type { Tensor } from "../views/tensor.ts";
import { tensorOf } from "./handles.ts";

/** A dtype's code, or Python's None. */
export type DTypeCode = number | undefined;

/** The dtype of a code; the default float for None. */
export function dtypeOr(code: DTypeCode, fallback: DType = defaultFloat()): DType {
  return code === undefined || code === null ? fallback : dtypeOfCode(code);
}

/** The dtype of a code; undefined for None. */
export function optionalDType(code: DTypeCode): DType | undefined {
  return code === undefined || code === null ? undefined : dtypeOfCode(code);
}

/** The tensor of a handle; undefined for 0 and None. */
export function optionalTensor(handle: number | undefined): Tensor | undefined {
  return handle === undefined || handle === null || handle === 0 ? undefined : tensorOf(handle);
}
