import { applyInPlace } from "../autograd/in-place.ts";
import { indexAdvanced, indexPut, writePlaces } from "../ops/indexing/advanced.ts";
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

/**
 * Ops that read and write by index.
 *
 * - `index(h, n)`: n index handles in the mailbox, one per axis from the first, 0 where an axis is taken whole
 * - `index_put_(h, values, accumulate, n)` · `nonzero(h)`
 */
export const indexingBridge = {
  index: returnsTensor((h: number, n: number) => indexAdvanced(tensorOf(h), readMailbox(n).map(optionalTensor))),
  index_put_: returnsNothing((h: number, values: number, accumulate: boolean, n: number) =>
    putInPlace(tensorOf(h), tensorOf(values), accumulate, readMailbox(n).map(optionalTensor)),
  ),
  nonzero: returnsTensor((h: number) => nonzero(tensorOf(h))),
};
