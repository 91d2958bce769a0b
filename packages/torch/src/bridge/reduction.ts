import { all, any } from "../ops/reduction/any-all.ts";
import { amax, argExtremum, extremeAlong, extremeOfAll } from "../ops/reduction/extremes.ts";
import { logsumexp } from "../ops/reduction/logsumexp.ts";
import { mean } from "../ops/reduction/mean.ts";
import { countNonzero, nanmean, nansum } from "../ops/reduction/nan-aware.ts";
import { norm } from "../ops/reduction/norm.ts";
import { cumprod, cumsum, prod } from "../ops/reduction/product.ts";
import { logcumsumexp, runningExtreme } from "../ops/reduction/running.ts";
import { sum } from "../ops/reduction/sum.ts";
import { standardDeviation, variance } from "../ops/reduction/variance.ts";
import { returnsTensor, returnsTensors } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { type DTypeCode, optionalDType } from "./numbers.ts";

/** One axis that may be absent, as a list. */
function axisList(dim: number | undefined): readonly number[] {
  return dim === undefined || dim === null ? [] : [dim];
}

/**
 * Ops that make many elements into few.
 *
 * - `sum(h, keepDim, dtype|None, ...dims)` `mean` `nansum` `nanmean` (no dims: all) · `prod(h, keepDim, dtype|None, dim|None)`
 * - `var(h, correction, keepDim, ...dims)` `std` → tensor; `var_mean` `std_mean` → 2 tensors
 * - `max_all(h)` `min_all(h)` · `max_dim(h, dim, keepDim)` `min_dim` → values, indices · `amax(h, keepDim, ...dims)` `amin`
 * - `argmax(h, dim|None, keepDim)` `argmin` · `any(h, dim|None, keepDim)` `all` · `count_nonzero(h, ...dims)`
 * - `norm(h, p, keepDim, ...dims)` · `logsumexp(h, keepDim, ...dims)`
 * - `cumsum(h, dim, dtype|None)` `cumprod` · `cummax(h, dim)` `cummin` → values, indices · `logcumsumexp(h, dim)`
 */
export const reductionBridge = {
  sum: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, ...dims: number[]) =>
    sum(tensorOf(h), dims, keepDim, optionalDType(dtype)),
  ),
  mean: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, ...dims: number[]) =>
    mean(tensorOf(h), dims, keepDim, optionalDType(dtype)),
  ),
  nansum: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, ...dims: number[]) =>
    nansum(tensorOf(h), dims, keepDim, optionalDType(dtype)),
  ),
  nanmean: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, ...dims: number[]) =>
    nanmean(tensorOf(h), dims, keepDim, optionalDType(dtype)),
  ),
  prod: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, dim: number | undefined) =>
    prod(tensorOf(h), dim ?? undefined, keepDim, optionalDType(dtype)),
  ),
  var: returnsTensor((h: number, correction: number, keepDim: boolean, ...dims: number[]) =>
    variance(tensorOf(h), dims, correction, keepDim),
  ),
  std: returnsTensor((h: number, correction: number, keepDim: boolean, ...dims: number[]) =>
    standardDeviation(tensorOf(h), dims, correction, keepDim),
  ),
  var_mean: returnsTensors((h: number, correction: number, keepDim: boolean, ...dims: number[]) => [
    variance(tensorOf(h), dims, correction, keepDim, "VarMeanBackward0"),
    mean(tensorOf(h), dims, keepDim),
  ]),
  std_mean: returnsTensors((h: number, correction: number, keepDim: boolean, ...dims: number[]) => [
    standardDeviation(tensorOf(h), dims, correction, keepDim, "StdMeanBackward0"),
    mean(tensorOf(h), dims, keepDim),
  ]),
  max_all: returnsTensor((h: number) => extremeOfAll("max", tensorOf(h))),
  min_all: returnsTensor((h: number) => extremeOfAll("min", tensorOf(h))),
  max_dim: returnsTensors((h: number, dim: number, keepDim: boolean) => extremeAlong("max", tensorOf(h), dim, keepDim)),
  min_dim: returnsTensors((h: number, dim: number, keepDim: boolean) => extremeAlong("min", tensorOf(h), dim, keepDim)),
  amax: returnsTensor((h: number, keepDim: boolean, ...dims: number[]) => amax("max", tensorOf(h), dims, keepDim)),
  amin: returnsTensor((h: number, keepDim: boolean, ...dims: number[]) => amax("min", tensorOf(h), dims, keepDim)),
  argmax: returnsTensor((h: number, dim: number | undefined, keepDim: boolean) =>
    argExtremum("argmax", tensorOf(h), dim ?? undefined, keepDim),
  ),
  argmin: returnsTensor((h: number, dim: number | undefined, keepDim: boolean) =>
    argExtremum("argmin", tensorOf(h), dim ?? undefined, keepDim),
  ),
  any: returnsTensor((h: number, dim: number | undefined, keepDim: boolean) =>
    any(tensorOf(h), axisList(dim), keepDim),
  ),
  all: returnsTensor((h: number, dim: number | undefined, keepDim: boolean) =>
    all(tensorOf(h), axisList(dim), keepDim),
  ),
  count_nonzero: returnsTensor((h: number, ...dims: number[]) => countNonzero(tensorOf(h), dims)),
  norm: returnsTensor((h: number, p: number, keepDim: boolean, ...dims: number[]) =>
    norm(tensorOf(h), p, dims, keepDim),
  ),
  logsumexp: returnsTensor((h: number, keepDim: boolean, ...dims: number[]) => logsumexp(tensorOf(h), dims, keepDim)),
  cumsum: returnsTensor((h: number, dim: number, dtype: DTypeCode) => cumsum(tensorOf(h), dim, optionalDType(dtype))),
  cumprod: returnsTensor((h: number, dim: number, dtype: DTypeCode) => cumprod(tensorOf(h), dim, optionalDType(dtype))),
  cummax: returnsTensors((h: number, dim: number) => runningExtreme("max", tensorOf(h), dim)),
  cummin: returnsTensors((h: number, dim: number) => runningExtreme("min", tensorOf(h), dim)),
  logcumsumexp: returnsTensor((h: number, dim: number) => logcumsumexp(tensorOf(h), dim)),
};
