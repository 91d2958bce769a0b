import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { embed, makeView } from "./make-view.ts";
import { wrapDim } from "./wrap-dim.ts";

/** `x.select(dim, index)`: one slice, its axis gone. @throws IndexError beyond the axis. */
export function select(input: Tensor, dim: number, index: number, name = "SelectBackward0"): Tensor {
  const { shape, strides } = input;
  if (shape.length === 0) throw new TorchError("IndexError", "select() cannot be applied to a 0-dim tensor.");
  const axis = wrapDim(dim, shape.length);
  const size = shape[axis] as number;
  if (index < -size || index >= size) {
    throw new TorchError(
      "IndexError",
      `select(): index ${index} out of range for tensor of size [${shape.join(", ")}] at dimension ${axis}`,
    );
  }
  const at = index < 0 ? index + size : index;
  return makeView(
    input,
    without(shape, axis),
    without(strides, axis),
    input.offset + at * (strides[axis] as number),
    name,
    (gradient) => embed(gradient, shape, (tensor) => select(tensor, axis, at)),
  );
}

function without(values: readonly number[], axis: number): number[] {
  const rest = new Array<number>(values.length - 1);
  for (let i = 0, to = 0; i < values.length; i++) if (i !== axis) rest[to++] = values[i] as number;
  return rest;
}

/** `x[start:stop:step]` along an axis: bounds are clamped as Python's are. @throws ValueError unless the step is positive. */
export function slice(
  input: Tensor,
  dim: number,
  start: number | undefined,
  stop: number | undefined,
  step = 1,
  name = "SliceBackward0",
): Tensor {
  const { shape, strides } = input;
  if (shape.length === 0) throw runtimeError("slice() cannot be applied to a 0-dim tensor.");
  if (step <= 0) throw new TorchError("ValueError", "step must be greater than zero");
  const axis = wrapDim(dim, shape.length);
  const size = shape[axis] as number;
  const from = clampBound(start ?? 0, size);
  const to = Math.max(clampBound(stop ?? size, size), from);
  const resized = shape.slice();
  const restrided = strides.slice();
  resized[axis] = Math.ceil((to - from) / step);
  restrided[axis] = (strides[axis] as number) * step;
  return makeView(input, resized, restrided, input.offset + from * (strides[axis] as number), name, (gradient) =>
    embed(gradient, shape, (tensor) => slice(tensor, axis, from, to, step)),
  );
}

function clampBound(bound: number, size: number): number {
  return Math.min(Math.max(bound < 0 ? bound + size : bound, 0), size);
}

/** `x.narrow(dim, start, length)`. */
export function narrow(input: Tensor, dim: number, start: number, length: number): Tensor {
  if (input.shape.length === 0) throw runtimeError("narrow() cannot be applied to a 0-dim tensor.");
  if (length < 0) throw runtimeError("narrow(): length must be non-negative.");
  const axis = wrapDim(dim, input.shape.length);
  const size = input.shape[axis] as number;
  if (start < -size || start > size) {
    throw new TorchError(
      "IndexError",
      `start out of range (expected to be in range of [${-size}, ${size}], but got ${start})`,
    );
  }
  const from = start < 0 ? start + size : start;
  if (from + length > size) {
    throw runtimeError(`start (${from}) + length (${length}) exceeds dimension size (${size}).`);
  }
  return slice(input, axis, from, from + length, 1);
}

/** `x.diagonal(offset, dim1, dim2)`: the diagonal is the last axis. */
export function diagonal(input: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const { shape, strides } = input;
  const rows = wrapDim(dim1, shape.length);
  const columns = wrapDim(dim2, shape.length);
  if (rows === columns) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  const height = (shape[rows] as number) - Math.max(-offset, 0);
  const width = (shape[columns] as number) - Math.max(offset, 0);
  const kept = shape.map((_, axis) => axis).filter((axis) => axis !== rows && axis !== columns);
  const length = Math.max(Math.min(height, width), 0);
  const skipped = offset >= 0 ? offset * (strides[columns] as number) : -offset * (strides[rows] as number);
  return makeView(
    input,
    [...kept.map((axis) => shape[axis] as number), length],
    [...kept.map((axis) => strides[axis] as number), (strides[rows] as number) + (strides[columns] as number)],
    length === 0 ? input.offset : input.offset + skipped,
    "DiagonalBackward0",
    (gradient) => embed(gradient, shape, (tensor) => diagonal(tensor, offset, rows, columns)),
  );
}
