import type { DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { div } from "../elementwise/arithmetic.ts";
import { cast } from "../elementwise/cast.ts";
import { isnan } from "../elementwise/classify.ts";
import { ne } from "../elementwise/comparison.ts";
import { logicalNot } from "../elementwise/logical.ts";
import { where } from "../elementwise/where.ts";
import { sum } from "./sum.ts";

/** `torch.nansum`: NaN counts as 0, and gets no gradient. */
export function nansum(input: Tensor, dims: readonly number[], keepDim: boolean, dtype?: DType): Tensor {
  const source = input.dtype.isFloating ? where(isnan(input), number(0), input) : input;
  return sum(source, dims, keepDim, dtype);
}

/** `torch.nanmean`: the mean of what is no NaN. */
export function nanmean(input: Tensor, dims: readonly number[], keepDim: boolean, dtype?: DType): Tensor {
  if (!input.dtype.isFloating) {
    throw runtimeError(
      `nanmean(): expected input to have floating point or complex dtype but got ${input.dtype.scalarName}`,
    );
  }
  const count = cast(sum(logicalNot(isnan(input)), dims, keepDim), dtype ?? input.dtype);
  return div(nansum(input, dims, keepDim, dtype), count);
}

/** `torch.count_nonzero`. */
export function countNonzero(input: Tensor, dims: readonly number[]): Tensor {
  return sum(ne(input, number(0)), dims, false);
}
