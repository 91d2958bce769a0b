import { applyInPlace } from "../autograd/in-place.ts";
import { needsGradient } from "../ops/record.ts";
import type { Tensor } from "../views/tensor.ts";

/** Whether a change of the target by these operands is outside every graph, and may be written directly. */
export function isUnrecorded(target: Tensor, a?: Tensor, b?: Tensor): boolean {
  return !needsGradient(target, a, b) && (target.view === undefined || !needsGradient(target.view.base));
}

/**
 * Changes a tensor in place: directly where nothing is recorded, else by the op's result and its history.
 * @param direct writes into the target's storage; tells whether it could.
 */
export function changeInPlace(
  target: Tensor,
  compute: (source: Tensor) => Tensor,
  direct?: () => boolean,
  name?: string,
): void {
  if (direct?.() === true) return;
  applyInPlace(target, compute, name);
}
