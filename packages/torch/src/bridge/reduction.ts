import { all, any } from "../ops/reduction/any-all.ts";
import { mean } from "../ops/reduction/mean.ts";
import { sum } from "../ops/reduction/sum.ts";
import { returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { type DTypeCode, optionalDType } from "./numbers.ts";

/** One axis that may be absent, as a list. */
function axisList(dim: number | undefined): readonly number[] {
  return dim === undefined || dim === null ? [] : [dim];
}

export const reductionBridge = {
  sum: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, ...dims: number[]) =>
    sum(tensorOf(h), dims, keepDim, optionalDType(dtype)),
  ),
  mean: returnsTensor((h: number, keepDim: boolean, dtype: DTypeCode, ...dims: number[]) =>
    mean(tensorOf(h), dims, keepDim, optionalDType(dtype)),
  ),
  any: returnsTensor((h: number, dim: number | undefined, keepDim: boolean) =>
    any(tensorOf(h), axisList(dim), keepDim),
  ),
  all: returnsTensor((h: number, dim: number | undefined, keepDim: boolean) =>
    all(tensorOf(h), axisList(dim), keepDim),
  ),
};
