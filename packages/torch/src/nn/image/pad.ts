import { scalarTensor } from "../../ops/creation/wrapped-number.ts";
import { attach, needsGradient } from "../../ops/record.ts";
import { copyElements, zeroTensor } from "../../ops/region.ts";
import { narrow } from "../../ops/views/slice.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { contiguousStrides, countElements, formatShape } from "../../views/strides.ts";
import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { applyLinear } from "./linear-map.ts";

/** 0 constant, 1 reflect, 2 replicate, 3 circular. */
export type PadMode = 0 | 1 | 2 | 3;

/**
 * `F.pad`: adds elements before and after along the last axes; a negative amount takes away.
 * @param amounts (before, after) from the last axis backwards.
 */
export function pad(input: Tensor, mode: PadMode, value: number, amounts: readonly number[]): Tensor {
  if (amounts.length % 2 !== 0) throw runtimeError("Padding length must be divisible by 2");
  const rank = input.shape.length;
  if (amounts.length > 2 * rank) {
    throw runtimeError(
      `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${amounts.length} while the input has ${rank} dimensions.`,
    );
  }
  const before = new Array<number>(rank).fill(0);
  const after = new Array<number>(rank).fill(0);
  for (let pair = 0; pair < amounts.length / 2; pair++) {
    before[rank - 1 - pair] = amounts[2 * pair] as number;
    after[rank - 1 - pair] = amounts[2 * pair + 1] as number;
  }
  const shape = input.shape.map((size, axis) => size + (before[axis] as number) + (after[axis] as number));
  if (mode === 0) return padConstant(input, value, before, after, shape);
  return padByPlaces(input, mode, before, after, shape, amounts);
}

function padConstant(
  input: Tensor,
  value: number,
  before: readonly number[],
  after: readonly number[],
  shape: readonly number[],
): Tensor {
  shape.forEach((size, axis) => {
    if (size < 0) {
      throw runtimeError(
        `The input size ${input.shape[axis]}, plus negative padding ${before[axis]} and ${after[axis]} resulted in a negative output size, which is invalid. Check dimension ${axis} of your input.`,
      );
    }
  });
  const output = zeroTensor(shape, input.dtype);
  if (value !== 0 && output.count > 0) {
    const constant = scalarTensor(value, input.dtype);
    copyElements(
      aliasTensor(
        constant,
        shape,
        shape.map(() => 0),
        0,
      ),
      output,
    );
  }
  let kept = aliasTensor(input, input.shape, input.strides, input.offset);
  let place = aliasTensor(output, shape, output.strides, 0);
  shape.forEach((_, axis) => {
    const from = Math.max(0, -(before[axis] as number));
    const length = (input.shape[axis] as number) - from - Math.max(0, -(after[axis] as number));
    kept = narrow(kept, axis, from, Math.max(length, 0));
    place = narrow(place, axis, Math.max(0, before[axis] as number), Math.max(length, 0));
  });
  copyElements(kept, place);
  if (needsGradient(input)) {
    const { shape: inner } = input;
    const back = inner.flatMap((_, i) => [
      -(before[inner.length - 1 - i] as number),
      -(after[inner.length - 1 - i] as number),
    ]);
    attach(output, {
      name: "ConstantPadNdBackward0",
      inputs: [input],
      backward: (gradient) => [pad(gradient, 0, 0, back)],
    });
  }
  return output;
}

const NAMES = ["", "Reflection", "Replication", "Circular"] as const;

function padByPlaces(
  input: Tensor,
  mode: PadMode,
  before: readonly number[],
  after: readonly number[],
  shape: readonly number[],
  amounts: readonly number[],
): Tensor {
  const axes = amounts.length / 2;
  const rank = input.shape.length;
  if (axes > 3 || (rank !== axes + 1 && rank !== axes + 2)) {
    throw new TorchError(
      "NotImplementedError",
      "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now",
    );
  }
  const places = shape.map((size, axis) => {
    const own = input.shape[axis] as number;
    const left = before[axis] as number;
    const right = after[axis] as number;
    if (mode === 1 && (left >= own || right >= own)) {
      throw runtimeError(
        `Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (${left}, ${right}) at dimension ${axis} of input ${formatShape(input.shape)}`,
      );
    }
    if (mode === 3 && (left > own || right > own)) {
      throw runtimeError("Padding value causes wrapping around more than once.");
    }
    return Int32Array.from({ length: size }, (_, i) => placeOf(i - left, own, mode));
  });
  const strides = contiguousStrides(input.shape);
  const count = countElements(shape);
  const sources = new Int32Array(count);
  const position = new Array<number>(rank).fill(0);
  for (let i = 0; i < count; i++) {
    let source = 0;
    for (let axis = 0; axis < rank; axis++) {
      source += (places[axis]?.[position[axis] as number] as number) * (strides[axis] as number);
    }
    sources[i] = source;
    for (let axis = rank - 1; axis >= 0; axis--) {
      position[axis] = (position[axis] as number) + 1;
      if ((position[axis] as number) < (shape[axis] as number)) break;
      position[axis] = 0;
    }
  }
  return applyLinear(input, {
    name: mode === 3 ? "CopySlices" : `${NAMES[mode]}Pad${axes}DBackward0`,
    inputShape: input.shape,
    outputShape: shape,
    forward(from, to) {
      for (let i = 0; i < count; i++) to[i] = from[sources[i] as number] as number;
    },
    backward(from, to) {
      for (let i = 0; i < count; i++) {
        const source = sources[i] as number;
        to[source] = (to[source] as number) + (from[i] as number);
      }
    },
  });
}

/** Which element stands at a place beyond the edge. */
function placeOf(place: number, size: number, mode: PadMode): number {
  if (place >= 0 && place < size) return place;
  if (mode === 2) return place < 0 ? 0 : size - 1;
  if (mode === 3) return ((place % size) + size) % size;
  return place < 0 ? -place : 2 * (size - 1) - place;
}
