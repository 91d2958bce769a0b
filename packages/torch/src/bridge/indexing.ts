import { applyInPlace } from "../autograd/in-place.ts";
import { indexAdvanced, indexPut, writePlaces } from "../ops/indexing/advanced.ts";
import { gather, SCATTER_REDUCTIONS, scatter, scatterAdd, scatterReduce } from "../ops/indexing/gather-scatter.ts";
import { indexAdd, indexCopy, indexFill, indexSelect } from "../ops/indexing/index-select.ts";
import { isin } from "../ops/indexing/isin.ts";
import { maskedFill, maskedScatter, maskedSelect, take } from "../ops/indexing/masked.ts";
import { nonzero } from "../ops/indexing/nonzero.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { isUnrecorded } from "./in-place.ts";
import { readMailbox } from "./mailbox.ts";
import { optionalTensor } from "./numbers.ts";

function putInPlace(
  target: Tensor,
  values: Tensor,
  accumulate: boolean,
  indices: readonly (Tensor | undefined)[],
): void {
  if (isUnrecorded(target, values)) {
    writePlaces(target, indices, values, accumulate);
    target.version.value += 1;
  } else applyInPlace(target, (source) => indexPut(source, indices, values, accumulate));
}

/** In place what an op of the bridge computes out of place. */
function inPlace<A extends unknown[]>(op: (target: Tensor, ...input: A) => Tensor): (h: number, ...input: A) => number {
  return returnsNothing((h: number, ...input: A) => {
    applyInPlace(tensorOf(h), (source) => op(source, ...input));
  });
}

const scatterAt = (target: Tensor, dim: number, index: number, source: number) =>
  scatter(target, dim, tensorOf(index), tensorOf(source));
const scatterAddAt = (target: Tensor, dim: number, index: number, source: number) =>
  scatterAdd(target, dim, tensorOf(index), tensorOf(source));
const indexAddAt = (target: Tensor, dim: number, index: number, source: number) =>
  indexAdd(target, dim, tensorOf(index), tensorOf(source));
const indexCopyAt = (target: Tensor, dim: number, index: number, source: number) =>
  indexCopy(target, dim, tensorOf(index), tensorOf(source));
const indexFillAt = (target: Tensor, dim: number, index: number, value: number) =>
  indexFill(target, dim, tensorOf(index), tensorOf(value));
const maskedFillAt = (target: Tensor, mask: number, value: number) =>
  maskedFill(target, tensorOf(mask), tensorOf(value));
const maskedScatterAt = (target: Tensor, mask: number, source: number) =>
  maskedScatter(target, tensorOf(mask), tensorOf(source));

/**
 * Ops that read and write by index.
 *
 * - `index(h, n)`: n index handles in the mailbox, one per axis from the first, 0 where an axis is taken whole
 * - `index_put_(h, values, accumulate, n)` · `nonzero(h)` · `index_select(h, dim, index)` · `gather(h, dim, index)` · `take(h, index)` · `masked_select(h, mask)`
 * - with `f_` too: `scatter(h, dim, index, src)` `scatter_add(…)` `index_add(h, dim, index, source)` `index_copy(…)` `index_fill(h, dim, index, value)` `masked_fill(h, mask, value)` `masked_scatter(h, mask, source)`
 * - `scatter_reduce(h, dim, index, src, 0 sum | 1 prod | 2 mean | 3 amax | 4 amin, includeSelf)` · `isin(elements, tests, invert)`
 */
export const indexingBridge = {
  index: returnsTensor((h: number, n: number) => indexAdvanced(tensorOf(h), readMailbox(n).map(optionalTensor))),
  index_put_: returnsNothing((h: number, values: number, accumulate: boolean, n: number) =>
    putInPlace(tensorOf(h), tensorOf(values), accumulate, readMailbox(n).map(optionalTensor)),
  ),
  nonzero: returnsTensor((h: number) => nonzero(tensorOf(h))),
  index_select: returnsTensor((h: number, dim: number, index: number) =>
    indexSelect(tensorOf(h), dim, tensorOf(index)),
  ),
  gather: returnsTensor((h: number, dim: number, index: number) => gather(tensorOf(h), dim, tensorOf(index))),
  take: returnsTensor((h: number, index: number) => take(tensorOf(h), tensorOf(index))),
  masked_select: returnsTensor((h: number, mask: number) => maskedSelect(tensorOf(h), tensorOf(mask))),
  scatter: returnsTensor((h: number, dim: number, index: number, source: number) =>
    scatterAt(tensorOf(h), dim, index, source),
  ),
  scatter_: inPlace(scatterAt),
  scatter_add: returnsTensor((h: number, dim: number, index: number, source: number) =>
    scatterAddAt(tensorOf(h), dim, index, source),
  ),
  scatter_add_: inPlace(scatterAddAt),
  scatter_reduce: returnsTensor(
    (h: number, dim: number, index: number, source: number, reduction: number, includeSelf: boolean) => {
      const reduce = SCATTER_REDUCTIONS[reduction] ?? "sum";
      return scatterReduce(tensorOf(h), dim, tensorOf(index), tensorOf(source), reduce, includeSelf);
    },
  ),
  index_add: returnsTensor((h: number, dim: number, index: number, source: number) =>
    indexAddAt(tensorOf(h), dim, index, source),
  ),
  index_add_: inPlace(indexAddAt),
  index_copy: returnsTensor((h: number, dim: number, index: number, source: number) =>
    indexCopyAt(tensorOf(h), dim, index, source),
  ),
  index_copy_: inPlace(indexCopyAt),
  index_fill: returnsTensor((h: number, dim: number, index: number, value: number) =>
    indexFillAt(tensorOf(h), dim, index, value),
  ),
  index_fill_: inPlace(indexFillAt),
  masked_fill: returnsTensor((h: number, mask: number, value: number) => maskedFillAt(tensorOf(h), mask, value)),
  masked_fill_: inPlace(maskedFillAt),
  masked_scatter: returnsTensor((h: number, mask: number, source: number) =>
    maskedScatterAt(tensorOf(h), mask, source),
  ),
  masked_scatter_: inPlace(maskedScatterAt),
  isin: returnsTensor((elements: number, tests: number, invert: boolean) =>
    isin(tensorOf(elements), tensorOf(tests), invert),
  ),
};
