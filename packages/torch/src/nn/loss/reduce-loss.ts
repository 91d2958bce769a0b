import { scalarTensor } from "../../ops/creation/wrapped-number.ts";
import { mean } from "../../ops/reduction/mean.ts";
import { sum } from "../../ops/reduction/sum.ts";
import type { DType } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";

/** How a loss of many elements becomes one: as they are, their mean, their sum. */
export type Reduction = 0 | 1 | 2;

export const NONE = 0;
export const MEAN = 1;
export const SUM = 2;

/** Reduces the losses of the elements. */
export function reduceLoss(losses: Tensor, reduction: Reduction): Tensor {
  if (reduction === NONE) return losses;
  return reduction === MEAN ? mean(losses, []) : sum(losses, []);
}

/** A scalar of the loss's dtype; nothing is recorded. */
export function lossScalar(value: number, dtype: DType): Tensor {
  return scalarTensor(value, dtype);
}
