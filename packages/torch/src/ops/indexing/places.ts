import { float64, int32, int64 } from "../../storage/dtype.ts";
import { memory } from "../../storage/runtime.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { bigints } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { packed } from "../views/clone.ts";

/** An index of `gather` and its kind, contiguous. @throws RuntimeError for another dtype or rank. */
export function checkIndex(name: string, input: Tensor, index: Tensor): Tensor {
  if (index.dtype !== int64) throw runtimeError(`${name}(): Expected dtype int64 for index`);
  if (Math.max(index.shape.length, 1) !== Math.max(input.shape.length, 1) && index.count > 0) {
    throw runtimeError("Index tensor must have the same number of dimensions as input tensor");
  }
  return packed(index);
}

/** @throws RuntimeError when the index reaches beyond the other tensor along another axis. */
export function checkIndexSizes(index: Tensor, input: Tensor, axis: number, what = "self"): void {
  index.shape.forEach((size, i) => {
    if ((i !== axis || what === "src") && size > (input.shape[i] as number)) {
      throw runtimeError(
        what === "src"
          ? `Expected index ${formatShape(index.shape)} to be smaller than self ${formatShape(index.shape)} apart from dimension ${axis} and to be smaller size than src ${formatShape(input.shape)}`
          : `Size does not match at dimension ${i} expected index ${formatShape(index.shape)} to be smaller than self ${formatShape(input.shape)} apart from dimension ${axis}`,
      );
    }
  });
}

/** A vector of places along an axis, contiguous int64, each checked. @throws as `index_select` does. */
export function checkVector(
  name: string,
  index: Tensor,
  size: number,
  describe: (at: number) => string = () => "index out of range in self",
  allowNegative = false,
): Tensor {
  if (index.shape.length > 1) {
    throw new TorchError("IndexError", `${name}(): Index is supposed to be a vector`);
  }
  if (index.dtype !== int64 && index.dtype !== int32) {
    throw runtimeError(`${name}(): Expected dtype int32 or int64 for index`);
  }
  const vector = packed(convert(index, int64));
  const values = bigints(vector);
  for (let i = 0; i < values.length; i++) {
    const at = Number(values[i]);
    if (at >= size || at < (allowNegative ? -size : 0)) {
      throw new TorchError("IndexError", describe(at));
    }
  }
  return vector;
}

/**
 * Calls back for every place of an index, row-major, with the offsets that its coordinates make in two tensors.
 * @param stridesA elements; the axis that the index replaces has 0.
 */
export function forEachPlace(
  shape: readonly number[],
  stridesA: readonly number[],
  stridesB: readonly number[],
  visit: (place: number, a: number, b: number) => void,
): void {
  const rank = shape.length;
  const counts = new Array<number>(rank).fill(0);
  const total = shape.reduce((product, size) => product * size, 1);
  let a = 0;
  let b = 0;
  for (let place = 0; place < total; place++) {
    visit(place, a, b);
    for (let axis = rank - 1; axis >= 0; axis--) {
      a += stridesA[axis] as number;
      b += stridesB[axis] as number;
      const count = (counts[axis] as number) + 1;
      if (count < (shape[axis] as number)) {
        counts[axis] = count;
        break;
      }
      a -= (stridesA[axis] as number) * count;
      b -= (stridesB[axis] as number) * count;
      counts[axis] = 0;
    }
  }
}

/** @throws RuntimeError beyond the axis. */
export function placeAt(index: number, axis: number, size: number): number {
  if (index < 0 || index >= size) {
    throw runtimeError(`index ${index} is out of bounds for dimension ${axis} with size ${size}`);
  }
  return index;
}

/** An int64 index as doubles: loops over bigints are many times slower. */
export function indexNumbers(index: Tensor): Float64Array {
  const wide = packed(convert(index, float64));
  return memory.f64.subarray(wide.pointer >> 3, (wide.pointer >> 3) + wide.count);
}
