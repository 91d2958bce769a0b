import { runtimeError } from "../../storage/torch-error.ts";
import { formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { makeView } from "./make-view.ts";

/** `x.expand(shape)`: axes of one element are repeated without a copy; -1 leaves a size as it is. */
export function expand(input: Tensor, target: readonly number[]): Tensor {
  const { shape: from, strides: own } = input;
  const missing = target.length - from.length;
  if (missing < 0) {
    throw runtimeError(
      `expand(torch.${input.dtype.legacyName}{${formatShape(from)}}, size=${formatShape(target)}): the number of sizes provided (${target.length}) must be greater or equal to the number of dimensions in the tensor (${from.length})`,
    );
  }
  const shape = new Array<number>(target.length);
  const strides = new Array<number>(target.length);
  for (let axis = 0; axis < target.length; axis++) {
    const size = target[axis] as number;
    const before = axis < missing ? 1 : (from[axis - missing] as number);
    if (size === -1 && axis < missing) {
      throw runtimeError(
        `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${axis}`,
      );
    }
    if (size !== -1 && size !== before && before !== 1) {
      throw runtimeError(
        `The expanded size of the tensor (${size}) must match the existing size (${before}) at non-singleton dimension ${axis}.  Target sizes: ${formatShape(target)}.  Tensor sizes: ${formatShape(from)}`,
      );
    }
    shape[axis] = size === -1 ? before : size;
    strides[axis] = axis >= missing && before === shape[axis] ? (own[axis - missing] as number) : 0;
  }
  // The graph sums a gradient that still has the broadcast shape.
  return makeView(input, shape, strides, input.offset, "ExpandBackward0", (gradient) => gradient);
}
