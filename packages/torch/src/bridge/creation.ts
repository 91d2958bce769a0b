import { applyInPlace } from "../autograd/in-place.ts";
import { full, fullOf, zeros } from "../ops/creation/fill.ts";
import { eye, tril, triu } from "../ops/creation/matrices.ts";
import { arange, linspace, logspace } from "../ops/creation/ranges.ts";
import { dtypeOfCode } from "../ops/elementwise/promotion.ts";
import { readScalar } from "../ops/scalars.ts";
import { diag } from "../ops/views/diag.ts";
import { returnsNothing, returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { type DTypeCode, dtypeOr } from "./numbers.ts";

/**
 * New tensors. dtype is a code, or None for the default float.
 *
 * - `zeros(dtype, ...shape)` `ones(…)` `empty(…)` · `full(valueHandle, dtype, ...shape)` (None: the value's)
 * - `arange(startHandle, endHandle, stepHandle, dtype)` · `linspace(start, end, steps, dtype)` · `logspace(start, end, steps, base, dtype)`
 * - `eye(n, m, dtype)` · `tril(h, diagonal)` `triu(h, diagonal)` `tril_` `triu_` · `diag(h, diagonal)`
 */
export const creationBridge = {
  zeros: returnsTensor((dtype: DTypeCode, ...shape: number[]) => zeros(shape, dtypeOr(dtype))),
  empty: returnsTensor((dtype: DTypeCode, ...shape: number[]) => zeros(shape, dtypeOr(dtype))),
  ones: returnsTensor((dtype: DTypeCode, ...shape: number[]) => full(shape, 1, dtypeOr(dtype))),
  full: returnsTensor((value: number, dtype: DTypeCode, ...shape: number[]) =>
    fullOf(shape, tensorOf(value), dtypeOr(dtype, tensorOf(value).dtype)),
  ),
  arange: returnsTensor((start: number, end: number, step: number, dtype: number) =>
    arange(readScalar(tensorOf(start)), readScalar(tensorOf(end)), readScalar(tensorOf(step)), dtypeOfCode(dtype)),
  ),
  linspace: returnsTensor((start: number, end: number, steps: number, dtype: DTypeCode) =>
    linspace(start, end, steps, dtypeOr(dtype)),
  ),
  logspace: returnsTensor((start: number, end: number, steps: number, base: number, dtype: DTypeCode) =>
    logspace(start, end, steps, base, dtypeOr(dtype)),
  ),
  eye: returnsTensor((rows: number, columns: number, dtype: DTypeCode) => eye(rows, columns, dtypeOr(dtype))),
  tril: returnsTensor((h: number, diagonal: number) => tril(tensorOf(h), diagonal)),
  triu: returnsTensor((h: number, diagonal: number) => triu(tensorOf(h), diagonal)),
  tril_: returnsNothing((h: number, diagonal: number) => applyInPlace(tensorOf(h), (source) => tril(source, diagonal))),
  triu_: returnsNothing((h: number, diagonal: number) => applyInPlace(tensorOf(h), (source) => triu(source, diagonal))),
  diag: returnsTensor((h: number, diagonal: number) => diag(tensorOf(h), diagonal)),
};
