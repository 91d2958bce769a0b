import type { DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { fillWith } from "../elementwise/fill.ts";
import { zeroTensor } from "../region.ts";
import { scalarTensor } from "./wrapped-number.ts";

/** @throws RuntimeError for a negative size. */
function checkShape(shape: readonly number[]): readonly number[] {
  for (const size of shape) {
    if (size < 0) {
      throw runtimeError(`Trying to create tensor with negative dimension ${size}: [${shape.join(", ")}]`);
    }
  }
  return shape;
}

export function zeros(shape: readonly number[], dtype: DType): Tensor {
  return zeroTensor(checkShape(shape), dtype);
}

/** A tensor of one value, given as a tensor of one element. */
export function fullOf(shape: readonly number[], value: Tensor, dtype: DType): Tensor {
  const output = emptyTensor(checkShape(shape), dtype);
  fillWith(output, value);
  return output;
}

/** A tensor of one value. */
export function full(shape: readonly number[], value: number | bigint, dtype: DType): Tensor {
  const output = emptyTensor(checkShape(shape), dtype);
  fillWith(output, scalarTensor(value, dtype));
  return output;
}
