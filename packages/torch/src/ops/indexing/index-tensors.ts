import { bool, type DType, int32, int64, uint8 } from "../../storage/dtype.ts";
import { TorchError } from "../../storage/torch-error.ts";
import { formatShape, sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { broadcastShapes } from "../elementwise/broadcast.ts";
import { convert } from "../elementwise/cast.ts";
import { withoutGradient } from "../record.ts";
import { packed } from "../views/clone.ts";
import { expand } from "../views/expand.ts";
import { nonzeroColumns } from "./nonzero.ts";

/** Advanced indices, one per axis of the indexed tensor; undefined where an axis is taken whole. */
export type AxisIndices = readonly (Tensor | undefined)[];

/** Whether a dtype indexes as a mask. */
function isMask(dtype: DType): boolean {
  return dtype === bool || dtype === uint8;
}

/**
 * Turns what stands in brackets into one int64 index per axis, broadcast to one shape and contiguous. Masks become
 * the places where they hold, one index for each of their axes.
 * @param from the first axis that `given` is for.
 */
export function resolveIndices(input: Tensor, given: readonly (Tensor | undefined)[]): AxisIndices {
  const expanded: (Tensor | undefined)[] = [];
  for (const index of given) {
    if (index === undefined) expanded.push(undefined);
    else if (isMask(index.dtype)) {
      checkMask(index, input, expanded.length);
      expanded.push(...nonzeroColumns(index));
    } else {
      if (index.dtype !== int64 && index.dtype !== int32) {
        throw new TorchError("IndexError", "tensors used as indices must be long, int, byte or bool tensors");
      }
      expanded.push(convert(index, int64));
    }
  }
  if (expanded.length > input.shape.length) {
    throw new TorchError("IndexError", `too many indices for tensor of dimension ${input.shape.length}`);
  }
  const shape = commonShape(expanded);
  return withoutGradient(() =>
    expanded.map((index) =>
      index === undefined ? undefined : packed(sameShape(index.shape, shape) ? index : expand(index, shape)),
    ),
  );
}

/** @throws IndexError unless the mask has the sizes of the axes from `axis` on. */
export function checkMask(mask: Tensor, input: Tensor, axis: number): void {
  mask.shape.forEach((size, i) => {
    if (size !== input.shape[axis + i]) {
      throw new TorchError(
        "IndexError",
        `The shape of the mask ${formatShape(mask.shape)} at index ${i} does not match the shape of the indexed tensor ${formatShape(input.shape)} at index ${axis + i}`,
      );
    }
  });
}

function commonShape(indices: readonly (Tensor | undefined)[]): readonly number[] {
  let shape: readonly number[] = [];
  try {
    for (const index of indices) if (index !== undefined) shape = broadcastShapes(shape, index.shape);
  } catch {
    const shapes = indices.filter((index) => index !== undefined).map((index) => formatShape(index.shape));
    throw new TorchError(
      "IndexError",
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${shapes.join(", ")}`,
    );
  }
  return shape;
}
