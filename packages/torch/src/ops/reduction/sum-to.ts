import type { Tensor } from "../../views/tensor.ts";
import { reshape } from "../views/reshape.ts";
import { sum } from "./sum.ts";

/** Sums a gradient over the axes along which its input was broadcast, so that it has the input's shape. */
export function sumTo(gradient: Tensor, shape: readonly number[]): Tensor {
  const missing = gradient.shape.length - shape.length;
  const axes = gradient.shape
    .map((size, axis) => ({ size, axis }))
    .filter(({ size, axis }) => axis < missing || (shape[axis - missing] === 1 && size !== 1))
    .map(({ axis }) => axis);
  const summed = axes.length === 0 ? gradient : sum(gradient, axes, true);
  return missing > 0 ? reshape(summed, shape) : summed;
}
