import type { Tensor } from "../../views/tensor.ts";
import { scatterAdd } from "../indexing/gather-scatter.ts";
import { attach, needsGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { reshape } from "../views/reshape.ts";

/**
 * Records an op that picks elements along an axis (max, sort, kthvalue, …): each value's gradient goes to where it came from.
 * @param indices int64; borrowed.
 * @param kept their shape with the axis kept.
 */
export function recordSelection(
  values: Tensor,
  indices: Tensor,
  input: Tensor,
  axis: number,
  name: string,
  kept: readonly number[] = indices.shape,
): void {
  if (!needsGradient(input)) return;
  const { shape } = input;
  attach(values, {
    name,
    inputs: [input],
    saved: [indices],
    backward: (gradient, [places]) => {
      if (shape.length === 0) return [reshape(gradient, [])];
      const index = reshape(places as Tensor, kept);
      return [scatterAdd(zeroTensor(shape, gradient.dtype), axis, index, reshape(gradient, kept))];
    },
  });
}
