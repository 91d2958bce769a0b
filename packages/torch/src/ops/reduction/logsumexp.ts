import { defaultFloat } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { add, mul, sub } from "../elementwise/arithmetic.ts";
import { cast } from "../elementwise/cast.ts";
import { isinf } from "../elementwise/classify.ts";
import { exp, log } from "../elementwise/exponential.ts";
import { where } from "../elementwise/where.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { reshape } from "../views/reshape.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { amax } from "./extremes.ts";
import { reducedShape } from "./lanes.ts";
import { spread, sum } from "./sum.ts";

/** `torch.logsumexp(x, dims)`: ln Σe^x, the maximum taken out first. */
export function logsumexp(given: Tensor, dims: readonly number[], keepDim: boolean): Tensor {
  const input = given.dtype.isFloating ? given : cast(given, defaultFloat());
  const axes = wrapDims(dims, input.shape.length);
  const output = withoutGradient(() => {
    if (input.count === 0) return log(sum(exp(input), axes, keepDim));
    const high = amax("max", input, axes, true);
    const shift = where(isinf(high), number(0), high);
    const total = log(sum(exp(sub(input, shift)), axes, true));
    return reshape(add(total, shift), reducedShape(input.shape, axes, keepDim));
  });
  if (needsGradient(input)) {
    const { shape } = input;
    attach(output, {
      name: "LogsumexpBackward0",
      inputs: [input],
      saved: [input],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [x, result] = saved as [Tensor, Tensor];
        return [mul(spread(gradient, shape, axes, keepDim), exp(sub(x, spread(result, shape, axes, keepDim))))];
      },
    });
  }
  return output;
}
