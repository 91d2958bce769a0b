import type { DType } from "../storage/dtype.ts";
import { kernels, memory } from "../storage/runtime.ts";
import { contiguousStrides } from "../views/strides.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../views/tensor.ts";

/** Where a tensor's elements lie in its storage; counted in elements. */
export interface Geometry {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** A copy of the numbers, which holds no tensor. */
export function geometryOf(tensor: Tensor): Geometry {
  return { shape: tensor.shape, strides: tensor.strides, offset: tensor.offset };
}

/** Copies elements between two geometries of the same shape and dtype; nothing is recorded. */
export function copyElements(from: Tensor, to: Tensor): void {
  if (to.count === 0) return;
  const { itemBytes } = to.dtype;
  if (from.isContiguous && to.isContiguous) {
    if (to.count === 1 && itemBytes === 4) memory.i32[to.pointer >> 2] = memory.i32[from.pointer >> 2] as number;
    else memory.u8.copyWithin(to.pointer, from.pointer, from.pointer + from.count * itemBytes);
    return;
  }
  const desc = writeDesc(to.shape, [to.pointer, from.pointer], [to.strides, from.strides]);
  kernels[`copy_${itemBytes}`](desc);
}

/**
 * Writes a kernel descriptor `[ndim, pointers…, shape…, strides…]` into the scratch area; kernels join axes themselves.
 * @returns its byte address, good until the next descriptor is written.
 */
export function writeDesc(
  shape: readonly number[],
  pointers: readonly number[],
  strides: readonly (readonly number[])[],
): number {
  const address = memory.scratch;
  const words = memory.i32;
  const rank = shape.length;
  let at = address >> 2;
  words[at++] = rank;
  for (let i = 0; i < pointers.length; i++) words[at++] = pointers[i] as number;
  for (let axis = 0; axis < rank; axis++) words[at++] = shape[axis] as number;
  for (let operand = 0; operand < strides.length; operand++) {
    const each = strides[operand] as readonly number[];
    for (let axis = 0; axis < rank; axis++) words[at++] = each[axis] as number;
  }
  return address;
}

/** A new contiguous tensor of zeros. */
export function zeroTensor(shape: readonly number[], dtype: DType): Tensor {
  const tensor = emptyTensor(shape, dtype);
  memory.u8.fill(0, tensor.pointer, tensor.pointer + tensor.count * dtype.itemBytes);
  return tensor;
}

/**
 * The gradient of a base from that of a region of it: zeros, with the region's gradient added where it lies.
 * @param whole the base's geometry; the answer is contiguous in the base's shape.
 */
export function scatterRegion(gradient: Tensor, whole: Geometry, region: Geometry): Tensor {
  const base = zeroTensor(whole.shape, gradient.dtype);
  copyElements(gradient, regionOf(base, whole, region));
  return base;
}

/** The elements of `tensor` (contiguous, in the base's shape) that a view of the base shows. */
export function regionOf(tensor: Tensor, whole: Geometry, region: Geometry): Tensor {
  const scale = contiguousStrides(whole.shape);
  const strides = region.strides.map((stride) => translate(stride, whole, scale));
  const offset = tensor.offset + translate(region.offset - whole.offset, whole, scale);
  return aliasTensor(tensor, region.shape, strides, offset);
}

/** A distance in the base's storage, as the distance in a contiguous tensor of the base's shape. */
function translate(distance: number, whole: Geometry, scale: readonly number[]): number {
  const axes = whole.strides
    .map((stride, axis) => ({ stride, axis }))
    .filter(({ stride, axis }) => stride > 0 && (whole.shape[axis] as number) > 1)
    .sort((a, b) => b.stride - a.stride);
  let rest = distance;
  let moved = 0;
  for (const { stride, axis } of axes) {
    const steps = Math.floor(rest / stride);
    moved += steps * (scale[axis] as number);
    rest -= steps * stride;
  }
  return moved;
}

/** Sets every element that the tensor shows to zero; nothing is recorded. */
export function zeroElements(tensor: Tensor): void {
  if (tensor.isContiguous) {
    memory.u8.fill(0, tensor.pointer, tensor.pointer + tensor.count * tensor.dtype.itemBytes);
    return;
  }
  const zero = zeroTensor([], tensor.dtype);
  copyElements(
    aliasTensor(
      zero,
      tensor.shape,
      tensor.shape.map(() => 0),
      0,
    ),
    tensor,
  );
}
