import type { DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { detachedAlias, Tensor } from "../../views/tensor.ts";
import { makeView } from "./make-view.ts";

/** `x.detach()`: the same elements outside the graph. */
export function detach(input: Tensor): Tensor {
  return detachedAlias(input);
}

/** A view with the same geometry: what `x[...]` gives. */
export function alias(input: Tensor): Tensor {
  return makeView(input, input.shape, input.strides, input.offset, "AliasBackward0", (gradient) => gradient);
}

/**
 * `x.view(dtype)`: the same bytes, read as another dtype; the last axis grows or shrinks with the element's bytes.
 * @throws RuntimeError when the last axis cannot.
 */
export function viewAsDtype(input: Tensor, dtype: DType): Tensor {
  const from = input.dtype.itemBytes;
  const to = dtype.itemBytes;
  const shape = input.shape.slice();
  let strides = input.strides.slice();
  const last = shape.length - 1;
  if (from !== to) {
    if (last < 0) {
      throw runtimeError(
        `self.dim() cannot be 0 to view ${input.dtype.scalarName} as ${dtype.scalarName} (different element sizes)`,
      );
    }
    if (strides[last] !== 1) {
      throw runtimeError(
        `self.stride(-1) must be 1 to view ${input.dtype.scalarName} as ${dtype.scalarName} (different element sizes), but got ${strides[last]}`,
      );
    }
    const bytes = (shape[last] as number) * from;
    if (bytes % to !== 0) {
      throw runtimeError(
        `self.size(-1) must be divisible by ${to / from} to view ${input.dtype.scalarName} as ${dtype.scalarName} (different element sizes), but got ${shape[last]}`,
      );
    }
    shape[last] = bytes / to;
    strides = strides.map((stride, axis) => (axis === last ? 1 : (stride * from) / to));
  }
  return new Tensor(input.storage, dtype, shape, strides, (input.offset * from) / to, input.version);
}
