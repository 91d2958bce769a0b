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
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { spread, sum } from "./sum.ts";

/** `torch.nansum`: NaN counts as 0, and gets no gradient. */
export function nansum(input: Tensor, dims: readonly number[], keepDim: boolean, dtype?: DType): Tensor {
  if (!input.dtype.isFloating) return sum(input, dims, keepDim, dtype);
  const source = dtype === undefined ? input : cast(input, dtype);
  const output = withoutGradient(() => sum(where(isnan(source), number(0), source), dims, keepDim));
  if (needsGradient(source)) {
    const axes = wrapDims(dims, source.shape.length);
    attach(output, {
      name: "NansumBackward0",
      inputs: [source],
      saved: [source],
      backward: (gradient, [saved]) => {
        const x = saved as Tensor;
        return [where(isnan(x), number(0), spread(gradient, x.shape, axes, keepDim))];
      },
    });
  }
  return output;
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
