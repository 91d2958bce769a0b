import type { Tensor } from "../../views/tensor.ts";
import { makeView } from "./make-view.ts";
import { reshape } from "./reshape.ts";
import { wrapDim } from "./wrap-dim.ts";

/** `x.squeeze(dims)`: the axes of one element are gone; those in `dims` only, where given. */
export function squeeze(input: Tensor, dims?: readonly number[]): Tensor {
  const { shape, strides } = input;
  const only = dims?.map((dim) => wrapDim(dim, shape.length));
  const kept = shape.map((_, axis) => axis).filter((axis) => shape[axis] !== 1 || only?.includes(axis) === false);
  return makeView(
    input,
    kept.map((axis) => shape[axis] as number),
    kept.map((axis) => strides[axis] as number),
    input.offset,
    dims === undefined ? "SqueezeBackward0" : "SqueezeBackward1",
    (gradient) => reshape(gradient, shape),
  );
}

/** `x.unsqueeze(dim)`: a new axis of one element. */
export function unsqueeze(input: Tensor, dim: number): Tensor {
  const { shape, strides } = input;
  const axis = wrapDim(dim, shape.length + 1);
  const stride = axis < shape.length ? (shape[axis] as number) * (strides[axis] as number) : 1;
  return makeView(
    input,
    [...shape.slice(0, axis), 1, ...shape.slice(axis)],
    [...strides.slice(0, axis), stride, ...strides.slice(axis)],
    input.offset,
    "UnsqueezeBackward0",
    (gradient) => squeeze(gradient, [axis]),
  );
}
