import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { select, slice } from "./slice.ts";
import { wrapDim } from "./wrap-dim.ts";

/** `x.split(sizes, dim)`: pieces of these sizes, which must fill the axis. */
export function splitWithSizes(input: Tensor, sizes: readonly number[], dim: number): Tensor[] {
  if (input.shape.length === 0) throw runtimeError("split expects at least a 1-dimensional tensor");
  const axis = wrapDim(dim, input.shape.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total !== input.shape[axis] || sizes.some((size) => size < 0)) {
    throw runtimeError(
      `split_with_sizes expects split_sizes to sum exactly to ${input.shape[axis]} (input tensor's size at dimension ${dim}), but got split_sizes=[${sizes.join(", ")}]`,
    );
  }
  let start = 0;
  return sizes.map((size, i) => {
    start += size;
    return markAsOneOfSeveral(slice(input, axis, start - size, start, 1, "SplitBackward0"), "SplitBackward0", i);
  });
}

/** `x.unbind(dim)`: every slice along the axis. */
export function unbind(input: Tensor, dim: number): Tensor[] {
  const axis = wrapDim(dim, input.shape.length);
  return Array.from({ length: input.shape[axis] ?? 0 }, (_, i) =>
    markAsOneOfSeveral(select(input, axis, i, "UnbindBackward0"), "UnbindBackward0", i),
  );
}

function markAsOneOfSeveral(view: Tensor, name: string, index: number): Tensor {
  if (view.view !== undefined) view.view.ofSeveral = { name, index };
  return view;
}
