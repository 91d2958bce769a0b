import { runtimeError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";

/** The shape that two shapes broadcast to. @throws RuntimeError with PyTorch's sentence when they do not. */
export function broadcastShapes(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const length = Math.max(a.length, b.length);
  const shape = new Array<number>(length);
  for (let axis = length - 1; axis >= 0; axis--) {
    const sizeA = a[axis - length + a.length] ?? 1;
    const sizeB = b[axis - length + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw runtimeError(
        `The size of tensor a (${sizeA}) must match the size of tensor b (${sizeB}) at non-singleton dimension ${axis}`,
      );
    }
    shape[axis] = sizeA === 1 ? sizeB : sizeA;
  }
  return shape;
}

/** Strides of one element repeated along every axis, by rank. */
const REPEATED: readonly (readonly number[])[] = Array.from({ length: 9 }, (_, rank) =>
  new Array<number>(rank).fill(0),
);

/** Strides that walk a tensor as if it had the broadcast shape: 0 where one element is repeated. */
export function broadcastStrides(tensor: Tensor, shape: readonly number[]): readonly number[] {
  const { shape: own, strides } = tensor;
  if (own === shape) return strides;
  if (own.length === 0 && shape.length < REPEATED.length) return REPEATED[shape.length] as readonly number[];
  const missing = shape.length - own.length;
  if (missing === 0 && sameShape(own, shape)) return strides;
  const walked = new Array<number>(shape.length);
  for (let axis = 0; axis < shape.length; axis++) {
    walked[axis] = axis >= missing && own[axis - missing] === shape[axis] ? (strides[axis - missing] as number) : 0;
  }
  return walked;
}
