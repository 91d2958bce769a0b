import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides, formatShape } from "../../views/strides.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { sum } from "../reduction/sum.ts";
import { copyElements } from "../region.ts";
import { reshape } from "../views/reshape.ts";

/** `x.repeat(times)`: copies of the tensor side by side along each axis; leading axes are added. */
export function repeat(input: Tensor, times: readonly number[]): Tensor {
  const missing = times.length - input.shape.length;
  if (missing < 0) {
    throw runtimeError("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
  }
  if (times.some((each) => each < 0)) {
    throw runtimeError(`Trying to create tensor with negative dimension ${Math.min(...times)}: ${formatShape(times)}`);
  }
  const sizes = times.map((_, axis) => (axis < missing ? 1 : (input.shape[axis - missing] as number)));
  const strides = times.map((_, axis) => (axis < missing ? 0 : (input.strides[axis - missing] as number)));
  const output = emptyTensor(
    times.map((each, axis) => each * (sizes[axis] as number)),
    input.dtype,
  );
  // Each axis is seen as [times, size]: the first has stride 0 in the input.
  const shape = times.flatMap((each, axis) => [each, sizes[axis] as number]);
  const tiles = aliasTensor(
    input,
    shape,
    strides.flatMap((stride) => [0, stride]),
    input.offset,
  );
  copyElements(tiles, aliasTensor(output, shape, contiguousStrides(shape), 0));
  if (needsGradient(input)) {
    const { shape: own } = input;
    const repeated = times.map((_, axis) => axis * 2);
    attach(output, {
      name: "RepeatBackward0",
      inputs: [input],
      backward: (gradient) => [
        repeated.length === 0 ? gradient : reshape(sum(reshape(gradient, shape), repeated, false), own),
      ],
    });
  }
  return output;
}
