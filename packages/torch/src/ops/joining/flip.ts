import { runtimeError } from "../../storage/torch-error.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { copyElements } from "../region.ts";
import { wrapDim, wrapDims } from "../views/wrap-dim.ts";

/** `torch.flip(x, dims)`: a copy with the order along these axes turned round. */
export function flip(input: Tensor, dims: readonly number[]): Tensor {
  const axes = dims.length === 0 ? [] : wrapDims(dims, input.shape.length);
  const output = emptyTensor(input.shape, input.dtype);
  const strides = input.strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride));
  const offset = axes.reduce(
    (sum, axis) => sum + Math.max((input.shape[axis] as number) - 1, 0) * (input.strides[axis] as number),
    input.offset,
  );
  copyElements(aliasTensor(input, input.shape, strides, offset), output);
  if (needsGradient(input)) {
    attach(output, { name: "FlipBackward0", inputs: [input], backward: (gradient) => [flip(gradient, axes)] });
  }
  return output;
}

/** `torch.roll(x, shifts, dims)`: elements moved along axes; what leaves at the end comes in at the front. */
export function roll(input: Tensor, shifts: readonly number[], dims: readonly number[]): Tensor {
  if (shifts.length !== dims.length) {
    throw runtimeError(`shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`);
  }
  let source = input;
  dims.forEach((dim, i) => {
    source = rollAxis(source, shifts[i] as number, wrapDim(dim, input.shape.length));
  });
  const output = source;
  if (needsGradient(input) && output !== input) {
    attach(output, {
      name: "RollBackward0",
      inputs: [input],
      backward: (gradient) => [
        roll(
          gradient,
          shifts.map((shift) => -shift),
          dims,
        ),
      ],
    });
  }
  return output;
}

function rollAxis(input: Tensor, shift: number, axis: number): Tensor {
  const output = emptyTensor(input.shape, input.dtype);
  const size = input.shape[axis] ?? 1;
  if (output.count === 0) return output;
  const moved = ((shift % size) + size) % size;
  copyPart(input, output, axis, 0, moved, size - moved);
  copyPart(input, output, axis, size - moved, 0, moved);
  return output;
}

function copyPart(input: Tensor, output: Tensor, axis: number, from: number, to: number, length: number): void {
  if (length === 0) return;
  const shape = input.shape.slice();
  if (shape.length > 0) shape[axis] = length;
  copyElements(
    aliasTensor(input, shape, input.strides, input.offset + from * (input.strides[axis] ?? 0)),
    aliasTensor(output, shape, output.strides, to * (output.strides[axis] ?? 0)),
  );
}
