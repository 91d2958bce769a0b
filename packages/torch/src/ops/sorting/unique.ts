import { int64 } from "../../storage/dtype.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, type Elements, elements, lanesOf, readable } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { indexSelect } from "../indexing/index-select.ts";
import { withoutGradient } from "../record.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { sortLane } from "./order.ts";

/** Distinct elements, for each input element which of them it is, and how often each occurs. */
export type Unique = [values: Tensor, inverse: Tensor, counts: Tensor];

/** Numbers the groups of equal neighbours in an order of the elements. */
function numberGroups(
  order: ArrayLike<number>,
  isSame: (a: number, b: number) => boolean,
): { firsts: number[]; groups: number[]; counts: number[] } {
  const firsts: number[] = [];
  const counts: number[] = [];
  const groups = new Array<number>(order.length);
  for (let i = 0; i < order.length; i++) {
    const place = order[i] as number;
    if (i === 0 || !isSame(order[i - 1] as number, place)) {
      firsts.push(place);
      counts.push(0);
    }
    groups[place] = firsts.length - 1;
    counts[firsts.length - 1] = (counts[firsts.length - 1] as number) + 1;
  }
  return { firsts, groups, counts };
}

function integers(values: readonly number[], shape: readonly number[]): Tensor {
  const tensor = emptyTensor(shape, int64);
  const to = bigints(tensor);
  values.forEach((value, i) => {
    to[i] = BigInt(value);
  });
  return tensor;
}

function uniqueFlat(input: Tensor, order: (values: Elements, n: number) => ArrayLike<number>): Unique {
  const source = readable(input);
  const values = elements(source);
  const found = numberGroups(order(values, source.count), (a, b) => values[a] === values[b]);
  const picked = found.firsts.map((place) => values[place] as number);
  const output = emptyTensor([picked.length], source.dtype);
  const to = elements(output);
  picked.forEach((value, i) => {
    to[i] = value;
  });
  return [
    convert(output, input.dtype),
    integers(found.groups, input.shape),
    integers(found.counts, [found.counts.length]),
  ];
}

/** `torch.unique(x)`, ascending; every NaN is distinct. */
export function unique(input: Tensor): Unique {
  return uniqueFlat(input, (values, n) => sortLane(values, 0, n, 1));
}

/** `torch.unique_consecutive(x)`: runs of equal neighbours. */
export function uniqueConsecutive(input: Tensor): Unique {
  return uniqueFlat(input, (_, n) => Uint32Array.from({ length: n }, (_each, i) => i));
}

/** `torch.unique(x, dim)`: distinct slices, in lexicographic order; without `sorts`, runs of equal neighbours. */
export function uniqueAlong(input: Tensor, dim: number, sorts: boolean): Unique {
  const axis = wrapDim(dim, input.shape.length);
  const source = readable(input);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  const values = elements(source);
  const compare = (a: number, b: number): number => {
    for (let o = 0; o < outer; o++) {
      for (let k = 0; k < inner; k++) {
        const left = values[(o * n + a) * inner + k] as number;
        const right = values[(o * n + b) * inner + k] as number;
        if (left !== right) return left < right ? -1 : 1;
      }
    }
    return 0;
  };
  const order = Array.from({ length: n }, (_, i) => i);
  if (sorts) order.sort((a, b) => compare(a, b) || a - b);
  const { firsts, groups, counts } = numberGroups(order, (a, b) => compare(a, b) === 0);
  const places = integers(firsts, [firsts.length]);
  return [
    withoutGradient(() => indexSelect(input, axis, places)),
    integers(groups, [n]),
    integers(counts, [counts.length]),
  ];
}
