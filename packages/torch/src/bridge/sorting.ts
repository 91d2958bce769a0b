import { bincount, histc, searchsorted } from "../ops/sorting/histogram.ts";
import { kthvalue, medianAlong, medianOfAll, mode } from "../ops/sorting/order-statistics.ts";
import { sort, topk } from "../ops/sorting/sort.ts";
import { unique, uniqueAlong, uniqueConsecutive } from "../ops/sorting/unique.ts";
import { returnsTensor, returnsTensors } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { optionalTensor } from "./numbers.ts";

/**
 * Ops that order or count elements.
 *
 * - values, indices: `sort(h, dim, descending, stable)` `topk(h, k, dim, largest, sorted)` `kthvalue(h, k, dim, keepDim)` `mode(h, dim, keepDim)` `median_dim(h, dim, keepDim)` `nanmedian_dim`
 * - `median_all(h)` `nanmedian_all(h)` · `searchsorted(sorted, values, right)` · `bincount(h, weights|0, minLength)` · `histc(h, bins, min, max)`
 * - values, inverse, counts: `unique(h, sorted, inverse, counts)` `unique_dim(h, dim, …)` `unique_consecutive(h, inverse, counts, dim|None)`
 */
export const sortingBridge = {
  sort: returnsTensors((h: number, dim: number, descending: boolean) => sort(tensorOf(h), dim, descending)),
  topk: returnsTensors((h: number, k: number, dim: number, largest: boolean) => topk(tensorOf(h), k, dim, largest)),
  kthvalue: returnsTensors((h: number, k: number, dim: number, keepDim: boolean) =>
    kthvalue(tensorOf(h), k, dim, keepDim),
  ),
  mode: returnsTensors((h: number, dim: number, keepDim: boolean) => mode(tensorOf(h), dim, keepDim)),
  median_dim: returnsTensors((h: number, dim: number, keepDim: boolean) =>
    medianAlong(tensorOf(h), dim, keepDim, false),
  ),
  nanmedian_dim: returnsTensors((h: number, dim: number, keepDim: boolean) =>
    medianAlong(tensorOf(h), dim, keepDim, true),
  ),
  median_all: returnsTensor((h: number) => medianOfAll(tensorOf(h), false)),
  nanmedian_all: returnsTensor((h: number) => medianOfAll(tensorOf(h), true)),
  searchsorted: returnsTensor((sorted: number, values: number, right: boolean) =>
    searchsorted(tensorOf(sorted), tensorOf(values), right),
  ),
  bincount: returnsTensor((h: number, weights: number, minLength: number) =>
    bincount(tensorOf(h), optionalTensor(weights), minLength),
  ),
  histc: returnsTensor((h: number, bins: number, low: number, high: number) => histc(tensorOf(h), bins, low, high)),
  unique: returnsTensors((h: number) => unique(tensorOf(h))),
  unique_dim: returnsTensors((h: number, dim: number) => uniqueAlong(tensorOf(h), dim, true)),
  unique_consecutive: returnsTensors((h: number, _inverse: boolean, _counts: boolean, dim: number | undefined) =>
    dim === undefined || dim === null ? uniqueConsecutive(tensorOf(h)) : uniqueAlong(tensorOf(h), dim, false),
  ),
};
