import { int64 } from "../../storage/dtype.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, type Elements, elements, lanesOf, readable } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { needsGradient } from "../record.ts";
import { dropAxis } from "../reduction/extremes.ts";
import { recordSelection } from "../reduction/record-selection.ts";
import { reshape } from "../views/reshape.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { sortLane } from "./order.ts";
import { quickSelect } from "./quick-select.ts";

/** Picks one place of each lane along an axis. @param pick gives the place, of n ones `step` apart. */
function pickAlong(
  input: Tensor,
  dim: number,
  keepDim: boolean,
  name: string,
  pick: (values: Elements, start: number, n: number, step: number) => number,
): [Tensor, Tensor] {
  const axis = wrapDim(dim, input.shape.length);
  const source = readable(input);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  if (n === 0) {
    const op = name.toLowerCase().replace(/backward\d/, "");
    throw new TorchError("IndexError", `${op}(): Expected reduction dim ${axis} to have non-zero size.`);
  }
  const shape = input.shape.map((size, i) => (i === axis ? 1 : size));
  const wide = emptyTensor(shape, source.dtype);
  const indices = emptyTensor(shape, int64);
  const from = elements(source);
  const to = elements(wide);
  const at = bigints(indices);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * n * inner + k;
      const place = pick(from, start, n, inner);
      to[o * inner + k] = from[start + place * inner] as number;
      at[o * inner + k] = BigInt(place);
    }
  }
  const values = convert(wide, input.dtype);
  dropAxis(values, indices, input, axis, keepDim);
  recordSelection(values, indices, input, axis, name, shape);
  return [values, indices];
}

/** The lower median's place; a NaN, where there is one, unless NaNs are passed over. */
function medianPlace(ignoresNaN: boolean): (values: Elements, start: number, n: number, step: number) => number {
  return (values, start, n, step) => {
    const places = sortLane(values, start, n, step);
    const isNaNAt = (i: number) => Number.isNaN(values[start + (places[i] as number) * step]);
    let count = n;
    while (count > 0 && isNaNAt(count - 1)) count -= 1;
    if (count === n) return places[(n - 1) >> 1] as number;
    if (!ignoresNaN || count === 0) return places[count] as number;
    return places[(count - 1) >> 1] as number;
  };
}

/** `x.median(dim)`: the lower of the two middle values, and where it is. */
export function medianAlong(input: Tensor, dim: number, keepDim: boolean, ignoresNaN: boolean): [Tensor, Tensor] {
  return pickAlong(input, dim, keepDim, ignoresNaN ? "NanmedianBackward1" : "MedianBackward1", medianPlace(ignoresNaN));
}

/** The place of the lower median without a full sort; of a NaN where there is one. */
function quickMedianPlace(values: Elements): number {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return i;
  return quickSelect(values, 0, values.length, 1, (values.length - 1) >> 1);
}

/** `x.median()` of all elements; NaN when there is none. */
export function medianOfAll(input: Tensor, ignoresNaN: boolean): Tensor {
  if (input.count === 0) throw runtimeError("median cannot be called with empty tensor");
  const name = ignoresNaN ? "NanmedianBackward0" : "MedianBackward0";
  if (!ignoresNaN && !needsGradient(input)) {
    const source = readable(input);
    const output = emptyTensor([], source.dtype);
    const values = elements(source);
    elements(output).fill(values[quickMedianPlace(values)] as number);
    return convert(output, input.dtype);
  }
  return pickAlong(reshape(input, [-1]), 0, false, name, medianPlace(ignoresNaN))[0];
}

/** `torch.kthvalue(x, k, dim)`: the k-th smallest, from 1. */
export function kthvalue(input: Tensor, k: number, dim: number, keepDim: boolean): [Tensor, Tensor] {
  const axis = wrapDim(dim, input.shape.length);
  if (k < 1 || k > (input.shape[axis] ?? 1)) {
    throw runtimeError(`kthvalue(): selected number k out of range for dimension ${axis}`);
  }
  return pickAlong(input, dim, keepDim, "KthvalueBackward0", (values, start, n, step) => {
    return quickSelect(values, start, n, step, k - 1);
  });
}

/** `torch.mode(x, dim)`: the most frequent value, the smallest of several, and its last place. */
export function mode(input: Tensor, dim: number, keepDim: boolean): [Tensor, Tensor] {
  return pickAlong(input, dim, keepDim, "ModeBackward0", (values, start, n, step) => {
    const places = sortLane(values, start, n, step);
    let best = 0;
    let most = 0;
    for (let i = 0; i < n; ) {
      const value = values[start + (places[i] as number) * step];
      let end = i + 1;
      while (end < n && values[start + (places[end] as number) * step] === value) end += 1;
      if (end - i > most) {
        most = end - i;
        best = places[end - 1] as number;
      }
      i = end;
    }
    return best;
  });
}
