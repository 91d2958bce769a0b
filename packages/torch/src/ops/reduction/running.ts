import { int64 } from "../../storage/dtype.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, elements, lanesOf, readable } from "../elements.ts";
import { mul, neg } from "../elementwise/arithmetic.ts";
import { convert } from "../elementwise/cast.ts";
import { exp } from "../elementwise/exponential.ts";
import { attach, needsGradient } from "../record.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { sumFromEnd } from "./product.ts";
import { recordSelection } from "./record-selection.ts";

/** `torch.cummax` and `torch.cummin`: the extremum so far, and where it is; the later of two equal ones, and NaN stays. */
export function runningExtreme(op: "max" | "min", input: Tensor, dim: number): [Tensor, Tensor] {
  const axis = wrapDim(dim, input.shape.length);
  const source = readable(input);
  const wide = emptyTensor(source.shape, source.dtype);
  const indices = emptyTensor(source.shape, int64);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  const from = elements(source);
  const to = elements(wide);
  const at = bigints(indices);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * n * inner + k;
      let best = from[start] as number;
      let place = 0;
      for (let i = 0; i < n; i++) {
        const value = from[start + i * inner] as number;
        const wins = op === "max" ? value >= best : value <= best;
        if (wins || (Number.isNaN(value) && !Number.isNaN(best)) || (Number.isNaN(value) && Number.isNaN(best))) {
          best = value;
          place = i;
        }
        to[start + i * inner] = best;
        at[start + i * inner] = BigInt(place);
      }
    }
  }
  const values = convert(wide, input.dtype);
  recordSelection(values, indices, input, axis, op === "max" ? "CummaxBackward0" : "CumminBackward0");
  return [values, indices];
}

/** `torch.logcumsumexp(x, dim)`: ln of the sum of e^x so far, the maximum so far taken out. */
export function logcumsumexp(input: Tensor, dim: number): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  const source = readable(input);
  const wide = emptyTensor(source.shape, source.dtype);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  const from = elements(source) as unknown as number[];
  const to = elements(wide);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * n * inner + k;
      let total = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < n; i++) {
        const value = from[start + i * inner] as number;
        const high = Math.max(total, value);
        if (high !== Number.NEGATIVE_INFINITY) total = high + Math.log(Math.exp(total - high) + Math.exp(value - high));
        to[start + i * inner] = total;
      }
    }
  }
  const output = convert(wide, input.dtype);
  if (needsGradient(input)) {
    attach(output, {
      name: "LogcumsumexpBackward0",
      inputs: [input],
      saved: [input],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [x, result] = saved as [Tensor, Tensor];
        return [mul(exp(x), sumFromEnd(mul(gradient, exp(neg(result))), axis))];
      },
    });
  }
  return output;
}
