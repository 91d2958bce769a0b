import { int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, elements, lanesOf, readable } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { recordSelection } from "../reduction/record-selection.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { firstOfLane, sortLane } from "./order.ts";

/** Up to so many are picked by insertion rather than by sorting the lane. */
const FEW = 32;

/** `torch.sort(x, dim, descending)`: values and where they were; always stable, NaN is the largest. */
export function sort(input: Tensor, dim: number, descending: boolean): [Tensor, Tensor] {
  const axis = wrapDim(dim, input.shape.length);
  return takeSorted(input, axis, input.shape[axis] ?? 1, descending, "SortBackward0");
}

/** `torch.topk(x, k, dim, largest)`, in order. @throws RuntimeError when k is beyond the axis. */
export function topk(input: Tensor, k: number, dim: number, largest: boolean): [Tensor, Tensor] {
  const axis = wrapDim(dim, input.shape.length);
  const size = input.shape[axis] ?? 1;
  if (k < 0 || k > size) throw runtimeError("selected index k out of range");
  return takeSorted(input, axis, k, largest, "TopkBackward0");
}

/** The first `count` of each sorted lane. */
function takeSorted(input: Tensor, axis: number, count: number, descending: boolean, name: string): [Tensor, Tensor] {
  const source = readable(input);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  const shape = input.shape.slice();
  if (shape.length > 0) shape[axis] = count;
  const wide = emptyTensor(shape, source.dtype);
  const indices = emptyTensor(shape, int64);
  const from = elements(source);
  const to = elements(wide);
  const at = bigints(indices);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * n * inner + k;
      const places =
        count <= FEW && count * 4 < n
          ? firstOfLane(from, start, n, inner, count, descending)
          : sortLane(from, start, n, inner, descending);
      for (let i = 0; i < count; i++) {
        const place = places[i] as number;
        const target = (o * count + i) * inner + k;
        to[target] = from[start + place * inner] as number;
        at[target] = BigInt(place);
      }
    }
  }
  const values = convert(wide, input.dtype);
  recordSelection(values, indices, input, axis, name);
  return [values, indices];
}
