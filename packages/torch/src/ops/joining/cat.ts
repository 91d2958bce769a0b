import { runtimeError } from "../../storage/torch-error.ts";
import { formatShape } from "../../views/strides.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import { convert } from "../elementwise/cast.ts";
import { resultType } from "../elementwise/promotion.ts";
import { anyNeedsGradient, attach } from "../record.ts";
import { copyElements } from "../region.ts";
import { narrow } from "../views/slice.ts";
import { unbind } from "../views/split.ts";
import { wrapDim } from "../views/wrap-dim.ts";

/** `torch.cat(tensors, dim)`. One-dimensional tensors without elements are passed over, as PyTorch does. */
export function cat(tensors: readonly Tensor[], dim: number): Tensor {
  if (tensors.length === 0) throw runtimeError("torch.cat(): expected a non-empty list of Tensors");
  tensors.forEach((tensor, i) => {
    if (tensor.shape.length === 0) {
      throw runtimeError(`zero-dimensional tensor (at position ${i}) cannot be concatenated`);
    }
  });
  const isPassedOver = (tensor: Tensor) => tensor.shape.length === 1 && tensor.count === 0;
  const first = tensors.find((tensor) => !isPassedOver(tensor)) ?? (tensors[0] as Tensor);
  const axis = wrapDim(dim, first.shape.length);
  let length = 0;
  tensors.forEach((tensor, i) => {
    if (isPassedOver(tensor)) return;
    checkSizes(first, tensor, axis, i);
    length += tensor.shape[axis] as number;
  });
  const shape = first.shape.slice();
  shape[axis] = length;
  const output = emptyTensor(shape, resultType(tensors));
  let start = 0;
  const starts = tensors.map((tensor) => {
    const from = start;
    if (isPassedOver(tensor)) return from;
    start += tensor.shape[axis] as number;
    const part = aliasTensor(output, tensor.shape, output.strides, from * (output.strides[axis] as number));
    copyElements(convert(tensor, output.dtype), part);
    return from;
  });
  if (anyNeedsGradient(tensors)) {
    const sizes = tensors.map((tensor) => (isPassedOver(tensor) ? -1 : (tensor.shape[axis] as number)));
    attach(output, {
      name: "CatBackward0",
      inputs: tensors,
      backward: (gradient, _saved, context) =>
        sizes.map((size, i) =>
          size < 0 || !context.needs(i) ? undefined : narrow(gradient, axis, starts[i] as number, size),
        ),
    });
  }
  return output;
}

function checkSizes(first: Tensor, tensor: Tensor, axis: number, position: number): void {
  if (tensor.shape.length !== first.shape.length) {
    throw runtimeError(
      `Tensors must have same number of dimensions: got ${first.shape.length} and ${tensor.shape.length}`,
    );
  }
  tensor.shape.forEach((size, i) => {
    if (i !== axis && size !== first.shape[i]) {
      throw runtimeError(
        `Sizes of tensors must match except in dimension ${axis}. Expected size ${first.shape[i]} but got size ${size} for tensor number ${position} in the list.`,
      );
    }
  });
}

/** `torch.stack(tensors, dim)`: tensors of one shape along a new axis. */
export function stack(tensors: readonly Tensor[], dim: number): Tensor {
  const first = tensors[0];
  if (first === undefined) throw runtimeError("stack expects a non-empty TensorList");
  const axis = wrapDim(dim, first.shape.length + 1);
  tensors.forEach((tensor, i) => {
    if (formatShape(tensor.shape) !== formatShape(first.shape)) {
      throw runtimeError(
        `stack expects each tensor to be equal size, but got ${formatShape(first.shape)} at entry 0 and ${formatShape(tensor.shape)} at entry ${i}`,
      );
    }
  });
  const shape = [...first.shape.slice(0, axis), tensors.length, ...first.shape.slice(axis)];
  const output = emptyTensor(shape, resultType(tensors));
  const strides = output.strides.filter((_, i) => i !== axis);
  tensors.forEach((tensor, i) => {
    const part = aliasTensor(output, tensor.shape, strides, i * (output.strides[axis] as number));
    copyElements(convert(tensor, output.dtype), part);
  });
  if (anyNeedsGradient(tensors)) {
    attach(output, {
      name: "StackBackward0",
      inputs: tensors,
      backward: (gradient) => unbind(gradient, axis),
    });
  }
  return output;
}
