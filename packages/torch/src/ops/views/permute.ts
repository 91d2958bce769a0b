import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { makeView } from "./make-view.ts";
import { wrapDim } from "./wrap-dim.ts";

/** `x.permute(dims)`: the axes in another order; the storage is shared. */
export function permute(input: Tensor, dims: readonly number[]): Tensor {
  const { shape, strides } = input;
  if (dims.length !== shape.length) {
    throw runtimeError(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${shape.length} is not equal to len(dims) = ${dims.length}`,
    );
  }
  const order = dims.map((dim) => wrapDim(dim, shape.length));
  if (new Set(order).size !== order.length) throw runtimeError("permute(): duplicate dims are not allowed.");
  const inverse = new Array<number>(order.length);
  order.forEach((from, to) => {
    inverse[from] = to;
  });
  return makeView(
    input,
    order.map((axis) => shape[axis] as number),
    order.map((axis) => strides[axis] as number),
    input.offset,
    "PermuteBackward0",
    (gradient) => permute(gradient, inverse),
  );
}

/** `x.transpose(a, b)`. */
export function transpose(input: Tensor, dimA: number, dimB: number, name = "TransposeBackward0"): Tensor {
  const a = wrapDim(dimA, input.shape.length);
  const b = wrapDim(dimB, input.shape.length);
  const shape = input.shape.slice();
  const strides = input.strides.slice();
  if (a !== b) {
    shape[a] = input.shape[b] as number;
    shape[b] = input.shape[a] as number;
    strides[a] = input.strides[b] as number;
    strides[b] = input.strides[a] as number;
  }
  return makeView(input, shape, strides, input.offset, name, (gradient) => transpose(gradient, a, b));
}

/** `x.t()`. @throws RuntimeError beyond two axes. */
export function t(input: Tensor, name = "t"): Tensor {
  const { length } = input.shape;
  if (length > 2) throw runtimeError(`${name}() expects a tensor with <= 2 dimensions, but self is ${length}D`);
  return length < 2
    ? makeView(input, input.shape, input.strides, input.offset, "TBackward0", (gradient) => gradient)
    : transpose(input, 0, 1, "TBackward0");
}
