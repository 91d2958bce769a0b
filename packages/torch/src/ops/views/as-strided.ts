import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides, countElements, formatShape } from "../../views/strides.ts";
import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { add } from "../elementwise/arithmetic.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { copyElements, zeroTensor } from "../region.ts";
import { makeView } from "./make-view.ts";
import { select } from "./slice.ts";
import { wrapDim } from "./wrap-dim.ts";

/** `x.unfold(dim, size, step)`: every window along an axis; the windows are the last axis and share the storage. */
export function unfoldAxis(input: Tensor, dim: number, size: number, step: number): Tensor {
  const { shape, strides } = input;
  const axis = wrapDim(dim, shape.length);
  const length = shape[axis] ?? 1;
  if (size < 0) throw runtimeError(`size is ${size} but must be >= 0`);
  if (size > length) {
    throw runtimeError(`maximum size for tensor at dimension ${axis} is ${length} but size is ${size}`);
  }
  if (step <= 0) throw runtimeError(`step is ${step} but must be > 0`);
  const windows = Math.floor((length - size) / step) + 1;
  const stride = strides[axis] ?? 1;
  if (shape.length === 0)
    return makeView(input, [size], [1], input.offset, "UnfoldBackward0", (gradient) => select(gradient, 0, 0));
  return makeView(
    input,
    [...shape.map((each, i) => (i === axis ? windows : each)), size],
    [...strides.map((each, i) => (i === axis ? each * step : each)), stride],
    input.offset,
    "UnfoldBackward0",
    (gradient) => embedOverlapping(gradient, shape, (tensor) => unfoldAxis(tensor, axis, size, step)),
  );
}

/** `x.as_strided(shape, strides, offset)`: any geometry within the storage. @throws RuntimeError beyond it. */
export function asStrided(
  input: Tensor,
  shape: readonly number[],
  strides: readonly number[],
  storageOffset?: number,
): Tensor {
  if (shape.length !== strides.length) {
    throw runtimeError(`mismatch in length of strides and shape`);
  }
  const offset = storageOffset ?? input.offset;
  const { itemBytes } = input.dtype;
  const last = strides.reduce((sum, stride, axis) => sum + stride * ((shape[axis] as number) - 1), offset);
  if (countElements(shape) > 0 && (last + 1) * itemBytes > input.storage.byteLength) {
    throw runtimeError(
      `setStorage: sizes ${formatShape(shape)}, strides ${formatShape(strides)}, storage offset ${offset}, and itemsize ${itemBytes} requiring a storage size of ${(last + 1) * itemBytes} are out of bounds for storage of size ${input.storage.byteLength}`,
    );
  }
  const { shape: from, offset: start } = input;
  return makeView(input, shape, strides, offset, "AsStridedBackward0", (gradient) =>
    embedOverlapping(gradient, from, (tensor) => asStrided(tensor, shape, strides, offset - start)),
  );
}

/** As `embed`, for views that show an element more than once: its gradients are added. */
function embedOverlapping(gradient: Tensor, shape: readonly number[], look: (tensor: Tensor) => Tensor): Tensor {
  const output = zeroTensor(shape, gradient.dtype);
  const shown = look(aliasTensor(output, shape, contiguousStrides(shape), 0));
  // Slices along the last axis are added one after another; two places of one slice never fall together in a
  // window's view, and where they might, each element is a slice of its own.
  withoutGradient(() => addBySlices(gradient, shown));
  if (needsGradient(gradient)) {
    attach(output, { name: "EmbedBackward0", inputs: [gradient], backward: (outer) => [look(outer)] });
  }
  return output;
}

function addBySlices(gradient: Tensor, into: Tensor): void {
  const axis = into.strides.findIndex((_, i) => (into.shape[i] as number) > 1 && overlaps(into));
  if (axis < 0) {
    copyElements(add(into, gradient), into);
    return;
  }
  for (let i = 0; i < (into.shape[axis] as number); i++) addBySlices(select(gradient, axis, i), select(into, axis, i));
}

/** Whether two index tuples may show one element: strides, ascending, are not each beyond what the smaller ones reach. */
function overlaps(tensor: Tensor): boolean {
  const axes = tensor.shape
    .map((size, axis) => ({ size, stride: tensor.strides[axis] as number }))
    .filter(({ size }) => size > 1)
    .sort((a, b) => a.stride - b.stride);
  let reach = 0;
  for (const { size, stride } of axes) {
    if (stride <= reach) return true;
    reach += stride * (size - 1);
  }
  return false;
}
