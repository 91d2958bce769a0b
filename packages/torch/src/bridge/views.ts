import { adoptView } from "../autograd/adopt-view.ts";
import { dtypeOfCode } from "../ops/elementwise/promotion.ts";
import { alias, detach, viewAsDtype } from "../ops/views/alias.ts";
import { asStrided, unfoldAxis } from "../ops/views/as-strided.ts";
import { resize } from "../ops/views/change-geometry.ts";
import { clone, contiguous } from "../ops/views/clone.ts";
import { expand } from "../ops/views/expand.ts";
import { permute, t, transpose } from "../ops/views/permute.ts";
import { flatten, reshape, view } from "../ops/views/reshape.ts";
import { diagonal, narrow, select, slice } from "../ops/views/slice.ts";
import { splitWithSizes, unbind } from "../ops/views/split.ts";
import { squeeze, unsqueeze } from "../ops/views/squeeze.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor, returnsTensors } from "./call.ts";
import { tensorOf } from "./handles.ts";

/** Gives the tensor the geometry of a view of itself. */
function inPlace<A extends unknown[]>(
  look: (tensor: Tensor, ...input: A) => Tensor,
): (h: number, ...input: A) => number {
  return returnsNothing((h: number, ...input: A) => {
    adoptView(tensorOf(h), (tensor) => look(tensor, ...input));
  });
}

/** Python hands over None as undefined or null, and large ints as bigints. */
function optionalInteger(value: number | bigint | undefined): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}

/** `squeeze(h)` or `squeeze(h, ...dims)`. */
function squeezeAny(input: Tensor, ...dims: number[]): Tensor {
  return squeeze(input, dims.length === 0 ? undefined : dims);
}

/**
 * Views (they share storage) and copies.
 *
 * - `view(h, ...shape)` `reshape(h, ...shape)` `expand(h, ...shape)` · `view_dtype(h, dtype)`
 * - `permute(h, ...dims)` `transpose(h, a, b)` `t(h)` · `squeeze(h, ...dims)` `unsqueeze(h, dim)` · `flatten(h, start, end)`
 * - `select(h, dim, index)` `narrow(h, dim, start, length)` `slice(h, dim, start|None, stop|None, step)` `diagonal(h, offset, dim1, dim2)`
 * - `unfold_dim(h, dim, size, step)` · `as_strided(h, offset|None, n, ...shape, ...strides)`
 * - several: `split(h, dim, ...sizes)` `unbind(h, dim)`
 * - `clone(h)` `contiguous(h)` `alias(h)` `detach(h)`
 * - in place: `squeeze_(h, ...dims)` `unsqueeze_(h, dim)` `t_(h)` `transpose_(h, a, b)` `resize_(h, ...shape)`
 */
export const viewBridge = {
  view: returnsTensor((h: number, ...shape: number[]) => view(tensorOf(h), shape)),
  reshape: returnsTensor((h: number, ...shape: number[]) => reshape(tensorOf(h), shape)),
  expand: returnsTensor((h: number, ...shape: number[]) => expand(tensorOf(h), shape)),
  view_dtype: returnsTensor((h: number, dtype: number) => viewAsDtype(tensorOf(h), dtypeOfCode(dtype))),
  permute: returnsTensor((h: number, ...dims: number[]) => permute(tensorOf(h), dims)),
  transpose: returnsTensor((h: number, a: number, b: number) => transpose(tensorOf(h), a, b)),
  t: returnsTensor((h: number) => t(tensorOf(h))),
  squeeze: returnsTensor((h: number, ...dims: number[]) => squeezeAny(tensorOf(h), ...dims)),
  unsqueeze: returnsTensor((h: number, dim: number) => unsqueeze(tensorOf(h), dim)),
  flatten: returnsTensor((h: number, start: number, end: number) => flatten(tensorOf(h), start, end)),
  select: returnsTensor((h: number, dim: number, index: number) => select(tensorOf(h), dim, index)),
  narrow: returnsTensor((h: number, dim: number, start: number, length: number) =>
    narrow(tensorOf(h), dim, start, length),
  ),
  slice: returnsTensor(
    (h: number, dim: number, start: number | bigint | undefined, stop: number | bigint | undefined, step: number) =>
      slice(tensorOf(h), dim, optionalInteger(start), optionalInteger(stop), step),
  ),
  diagonal: returnsTensor((h: number, offset: number, dim1: number, dim2: number) =>
    diagonal(tensorOf(h), offset, dim1, dim2),
  ),
  unfold_dim: returnsTensor((h: number, dim: number, size: number, step: number) =>
    unfoldAxis(tensorOf(h), dim, size, step),
  ),
  as_strided: returnsTensor((h: number, offset: number | undefined, n: number, ...numbers: number[]) =>
    asStrided(tensorOf(h), numbers.slice(0, n), numbers.slice(n), offset ?? undefined),
  ),
  split: returnsTensors((h: number, dim: number, ...sizes: number[]) => splitWithSizes(tensorOf(h), sizes, dim)),
  unbind: returnsTensors((h: number, dim: number) => unbind(tensorOf(h), dim)),
  clone: returnsTensor((h: number) => clone(tensorOf(h))),
  contiguous: returnsTensor((h: number) => contiguous(tensorOf(h))),
  alias: returnsTensor((h: number) => alias(tensorOf(h))),
  detach: returnsTensor((h: number) => detach(tensorOf(h))),
  squeeze_: inPlace(squeezeAny),
  unsqueeze_: inPlace((tensor: Tensor, dim: number) => unsqueeze(tensor, dim)),
  t_: inPlace((tensor: Tensor) => t(tensor, "t_")),
  transpose_: inPlace((tensor: Tensor, a: number, b: number) => transpose(tensor, a, b)),
  resize_: returnsNothing((h: number, ...shape: number[]) => resize(tensorOf(h), shape)),
};
