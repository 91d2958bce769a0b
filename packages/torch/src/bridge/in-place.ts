import { applyInPlace } from "../autograd/in-place.ts";
import { needsGradient } from "../ops/record.ts";
import { isInferenceMode, type Tensor } from "../views/tensor.ts";

/** Whether a change of the target by these operands is outside every graph and allowed, and may be written directly. */
export function isUnrecorded(target: Tensor, a?: Tensor, b?: Tensor): boolean {
  if (needsGradient(target, a, b) || (target.isInference && !isInferenceMode())) return false;
  if (target.view !== undefined && needsGradient(target.view.base)) return false;
  return target.isContiguous || !target.strides.some((stride, axis) => stride === 0 && (target.shape[axis] ?? 0) > 1);
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
