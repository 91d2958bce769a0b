import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides, countElements } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";

/** `x.resize_(shape)`: the storage grows when it must; new elements are not set. @throws RuntimeError in a graph. */
export function resize(input: Tensor, shape: readonly number[]): void {
  if (input.requiresGrad) throw runtimeError("cannot resize variables that require grad");
  if (shape.some((size) => size < 0)) {
    throw runtimeError(
      `Trying to create tensor with negative dimension ${shape.find((size) => size < 0)}: [${shape.join(", ")}]`,
    );
  }
  input.storage.grow((input.offset + countElements(shape)) * input.dtype.itemBytes);
  input.reshapeInPlace(shape, contiguousStrides(shape), input.offset);
}
