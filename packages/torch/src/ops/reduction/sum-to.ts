import { sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { reshape } from "../views/reshape.ts";
import { sum } from "./sum.ts";

/** Sums a gradient over the axes along which its input was broadcast, so that it has the input's shape. */
export function sumTo(gradient: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(gradient.shape, shape)) return gradient;
  const missing = gradient.shape.length - shape.length;
  const axes: number[] = [];
  for (let axis = 0; axis < gradient.shape.length; axis++) {
    if (axis < missing || (shape[axis - missing] === 1 && gradient.shape[axis] !== 1)) axes.push(axis);
  }
  const summed = axes.length === 0 ? gradient : sum(gradient, axes, true);
  return missing > 0 ? reshape(summed, shape) : summed;
}
