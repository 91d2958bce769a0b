import { needsGradient } from "../ops/record.ts";
import { isInferenceMode, type Tensor } from "../views/tensor.ts";

/** Whether a change of the target by these operands is outside every graph and allowed, and may be written directly. */
export function isUnrecorded(target: Tensor, a?: Tensor, b?: Tensor): boolean {
  if (needsGradient(target, a, b) || (target.isInference && !isInferenceMode())) return false;
  if (target.view !== undefined && needsGradient(target.view.base)) return false;
  return target.isContiguous || !target.strides.some((stride, axis) => stride === 0 && (target.shape[axis] ?? 0) > 1);
}
