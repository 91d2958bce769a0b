import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides, countElements, formatShape, sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { packed } from "./clone.ts";
import { makeView } from "./make-view.ts";
import { wrapDim } from "./wrap-dim.ts";

/** Fills in the one size that is -1. @throws RuntimeError when the sizes do not make `count` elements. */
function inferShape(shape: readonly number[], count: number): readonly number[] {
  let known = 1;
  let unknown = -1;
  for (let axis = 0; axis < shape.length; axis++) {
    const size = shape[axis] as number;
    if (size >= 0) known *= size;
    else if (size < -1) throw runtimeError(`invalid shape dimension ${size}`);
    else if (unknown >= 0) throw runtimeError("only one dimension can be inferred");
    else unknown = axis;
  }
  if (unknown < 0) {
    if (known === count) return shape;
    throw runtimeError(`shape '${formatShape(shape)}' is invalid for input of size ${count}`);
  }
  if (known === 0 && count === 0) {
    throw runtimeError(
      `cannot reshape tensor of 0 elements into shape ${formatShape(shape)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  if (known === 0 || count % known !== 0) {
    throw runtimeError(`shape '${formatShape(shape)}' is invalid for input of size ${count}`);
  }
  return shape.map((size, axis) => (axis === unknown ? count / known : size));
}

/** Strides with which a tensor's elements can be seen in another shape without a copy; undefined when they cannot. */
function viewStrides(
  shape: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): readonly number[] | undefined {
  if (countElements(shape) === 0) return sameShape(shape, target) ? strides : contiguousStrides(target);
  const runs = joinAxes(shape, strides);
  const result = new Array<number>(target.length);
  let run = runs.pop() ?? { size: 1, stride: 1 };
  let { size: left, stride } = run;
  for (let axis = target.length - 1; axis >= 0; axis--) {
    const size = target[axis] as number;
    if (size !== 1 && left === 1) {
      run = runs.pop() ?? { size: 1, stride: 1 };
      left = run.size;
      stride = run.stride;
    }
    if (left % size !== 0) return undefined;
    result[axis] = stride;
    stride *= size;
    left /= size;
  }
  return result;
}

/** Joins neighbouring axes that lie together in memory; axes of one element are left out. */
function joinAxes(shape: readonly number[], strides: readonly number[]): { size: number; stride: number }[] {
  const runs: { size: number; stride: number }[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    const size = shape[axis] as number;
    const stride = strides[axis] as number;
    const last = runs[runs.length - 1];
    if (size === 1) continue;
    if (last !== undefined && last.stride === size * stride) {
      last.size *= size;
      last.stride = stride;
    } else runs.push({ size, stride });
  }
  return runs;
}

/** `x.view(shape)`: shares the storage. @throws RuntimeError when the strides do not allow it. */
export function view(input: Tensor, shape: readonly number[]): Tensor {
  const target = inferShape(shape, input.count);
  const strides = input.isContiguous ? contiguousStrides(target) : viewStrides(input.shape, input.strides, target);
  if (strides === undefined) {
    throw runtimeError(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
  }
  return viewAs(input, target, strides);
}

function viewAs(input: Tensor, shape: readonly number[], strides: readonly number[]): Tensor {
  const { shape: from } = input;
  return makeView(input, shape, strides, input.offset, "ViewBackward0", (gradient) => reshape(gradient, from));
}

/** `x.reshape(shape)`: a view where the strides allow it, else a copy. */
export function reshape(input: Tensor, shape: readonly number[]): Tensor {
  const target = inferShape(shape, input.count);
  const strides = input.isContiguous ? contiguousStrides(target) : viewStrides(input.shape, input.strides, target);
  if (strides !== undefined) return viewAs(input, target, strides);
  const { shape: from } = input;
  const copy = packed(input);
  copy.reshapeInPlace(target, contiguousStrides(target), 0);
  if (needsGradient(input)) {
    attach(copy, { name: "UnsafeViewBackward0", inputs: [input], backward: (gradient) => [reshape(gradient, from)] });
  }
  return copy;
}

/** `torch.flatten(x, start, end)`. */
export function flatten(input: Tensor, start: number, end: number): Tensor {
  const dimensions = input.shape.length;
  const first = wrapDim(start, dimensions);
  const last = wrapDim(end, dimensions);
  if (first > last) throw runtimeError("flatten() has invalid args: start_dim cannot come after end_dim");
  if (dimensions === 0) return reshape(input, [1]);
  if (first === last) return input;
  const { shape } = input;
  const joined = countElements(shape.slice(first, last + 1));
  return reshape(input, [...shape.slice(0, first), joined, ...shape.slice(last + 1)]);
}
