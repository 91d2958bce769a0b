import { float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, lanesOf } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { copyInto } from "../elementwise/fill.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { clone, packed } from "../views/clone.ts";
import { reshape } from "../views/reshape.ts";
import { select } from "../views/slice.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { checkVector } from "./places.ts";

/** `torch.index_select(x, dim, index)`: the slices at the index's places, copied. */
export function indexSelect(input: Tensor, dim: number, index: Tensor): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  const { outer, n, inner } = lanesOf(input.shape, axis);
  const places = checkVector("index_select", index, n);
  const source = packed(input);
  const shape = input.shape.slice();
  if (shape.length > 0) shape[axis] = places.count;
  const output = emptyTensor(shape, input.dtype);
  if (output.count > 0) {
    kernels[`gather_${input.dtype.itemBytes}`](
      outer,
      n,
      inner,
      places.count,
      source.pointer,
      places.pointer,
      output.pointer,
    );
  }
  if (needsGradient(input)) {
    const { shape: whole } = input;
    attach(output, {
      name: "IndexSelectBackward0",
      inputs: [input],
      saved: [places],
      backward: (gradient, [saved]) => [indexAdd(zeroTensor(whole, gradient.dtype), axis, saved as Tensor, gradient)],
    });
  }
  return output;
}

/** `x.index_add(dim, index, source)`: a copy with the source's slices added at the index's places. */
export function indexAdd(input: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  const { outer, n, inner } = lanesOf(input.shape, axis);
  const places = checkVector("index_add", index, n);
  if (input.dtype !== source.dtype) {
    throw runtimeError(
      `index_add_(): self (${input.dtype.scalarName}) and source (${source.dtype.scalarName}) must have the same scalar type`,
    );
  }
  if (source.shape.length > 0 && (source.shape[axis] as number) !== places.count) {
    throw runtimeError(
      `index_add_(): Number of indices (${places.count}) should be equal to source.size(dim) (${source.shape[axis]})`,
    );
  }
  const dtype = input.dtype.isHalf ? float32 : input.dtype;
  const wide = input.dtype.isHalf ? convert(input, dtype) : withoutGradient(() => clone(input));
  const values = packed(convert(source, dtype));
  if (values.count > 0) {
    kernels[`scatter_add_${dtype.kernel}`](outer, n, inner, places.count, wide.pointer, places.pointer, values.pointer);
  }
  const output = convert(wide, input.dtype);
  if (needsGradient(input, source)) {
    attach(output, {
      name: "IndexAddBackward0",
      inputs: [input, source],
      saved: [places],
      backward: (gradient, [saved], context) => [
        gradient,
        context.needs(1) ? indexSelect(gradient, axis, saved as Tensor) : undefined,
      ],
    });
  }
  return output;
}

/** `x.index_copy(dim, index, source)`: a copy with the source's slices in the place of the index's. */
export function indexCopy(input: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  const n = input.shape[axis] ?? 1;
  const places = checkVector(
    "index_copy",
    index,
    n,
    (at) => `index_copy_(): index ${at} is out of bounds for dimension ${axis} with size ${n}`,
  );
  if (input.dtype !== source.dtype) {
    throw runtimeError(
      "index_copy_(): self and source expected to have the same dtype, but got (self) " +
        `${input.dtype.scalarName} and (source) ${source.dtype.scalarName}`,
    );
  }
  const output = withoutGradient(() => {
    const copy = clone(input);
    const at = Array.from({ length: places.count }, (_, i) => Number(bigints(places)[i]));
    at.forEach((place, i) => {
      copyInto(select(copy, axis, place), source.shape.length === 0 ? source : select(source, axis, i));
    });
    return copy;
  });
  if (needsGradient(input, source)) {
    attach(output, {
      name: "IndexCopyBackward0",
      inputs: [input, source],
      saved: [places],
      backward: (gradient, [saved], context) => {
        const at = saved as Tensor;
        const nothing = zeroTensor([], gradient.dtype);
        return [
          context.needs(0) ? indexFill(gradient, axis, at, nothing) : undefined,
          context.needs(1) ? indexSelect(gradient, axis, at) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `x.index_fill(dim, index, value)`: a copy with one value in the slices at the index's places. */
export function indexFill(input: Tensor, dim: number, index: Tensor, value: Tensor): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  if (value.shape.length > 0) {
    throw runtimeError(
      `index_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.shape.length} dimension(s).`,
    );
  }
  const n = input.shape[axis] ?? 1;
  const places = checkVector(
    "index_fill",
    index,
    n,
    (at) => `index ${at} is out of bounds for dimension ${axis} with size ${n}`,
    true,
  );
  const output = withoutGradient(() => {
    const copy = clone(input);
    const at = Array.from({ length: places.count }, (_, i) => Number(bigints(places)[i]));
    for (const place of at) copyInto(copy.shape.length === 0 ? copy : select(copy, axis, place), value);
    return copy;
  });
  if (needsGradient(input, value)) {
    attach(output, {
      name: "IndexFillBackward0",
      inputs: [input, value],
      saved: [places],
      backward: (gradient, [saved], context) => [
        indexFill(gradient, axis, saved as Tensor, zeroTensor([], gradient.dtype)),
        context.needs(1) ? sumOf(indexSelect(gradient, axis, saved as Tensor)) : undefined,
      ],
    });
  }
  return output;
}

/** A value that was written in many places has the sum of their gradients; the engine's summing to a scalar's shape does it. */
function sumOf(gradient: Tensor): Tensor {
  return gradient.shape.length === 0 ? gradient : reshape(gradient, [-1]);
}
