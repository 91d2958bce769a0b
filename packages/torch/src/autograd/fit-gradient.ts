import { cast } from "../ops/elementwise/cast.ts";
import { sumTo } from "../ops/reduction/sum-to.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { formatShape, sameShape } from "../views/strides.ts";
import type { Tensor } from "../views/tensor.ts";
import type { OutputShape } from "./graph-node.ts";

/** Sums what was broadcast, and gives the gradient its input's dtype. */
export function fitGradient(gradient: Tensor, output: OutputShape, from: string, index: number): Tensor {
  let fitted = gradient;
  if (!sameShape(fitted.shape, output.shape)) {
    if (!isBroadcastOf(fitted.shape, output.shape)) {
      throw runtimeError(
        `Function ${from} returned an invalid gradient at index ${index} - got ${formatShape(gradient.shape)} but expected shape compatible with ${formatShape(output.shape)}`,
      );
    }
    fitted = sumTo(fitted, output.shape);
  }
  return fitted.dtype === output.dtype ? fitted : cast(fitted, output.dtype);
}

function isBroadcastOf(shape: readonly number[], of: readonly number[]): boolean {
  const missing = shape.length - of.length;
  return missing >= 0 && of.every((size, axis) => size === 1 || size === shape[axis + missing]);
}
