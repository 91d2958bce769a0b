import { runtimeError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";

/** The shape that two shapes broadcast to. @throws RuntimeError with PyTorch's sentence when they do not. */
export function broadcastShapes(a: readonly number[], b: readonly number[]): readonly number[] {
  if (sameShape(a, b)) return a;
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

/** Strides that walk a tensor as if it had the broadcast shape: 0 where one element is repeated. */
export function broadcastStrides(tensor: Tensor, shape: readonly number[]): readonly number[] {
  if (sameShape(tensor.shape, shape)) return tensor.strides;
  const missing = shape.length - tensor.shape.length;
  return shape.map((size, axis) => {
    if (axis < missing) return 0;
    const own = tensor.shape[axis - missing] as number;
    return own === size ? (tensor.strides[axis - missing] as number) : 0;
  });
}
