import { bool, type DTypeName, uint8 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { elements, readable } from "../elements.ts";
import { broadcastShapes } from "../elementwise/broadcast.ts";
import { convert } from "../elementwise/cast.ts";
import { where } from "../elementwise/where.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { sumTo } from "../reduction/sum-to.ts";
import { zeroTensor } from "../region.ts";
import { clone, packed } from "../views/clone.ts";
import { expand } from "../views/expand.ts";
import { reshape } from "../views/reshape.ts";
import { indexAdvanced, indexPut } from "./advanced.ts";

function checkMask(name: string, mask: Tensor): void {
  if (mask.dtype !== bool && mask.dtype !== uint8) {
    throw runtimeError(`${name}: expected BoolTensor or ByteTensor for mask`);
  }
}

/** As C++ names the dtypes in this one message. */
const CPP_NAMES: Record<DTypeName, string> = {
  float32: "float",
  float64: "double",
  int64: "long int",
  int32: "int",
  int16: "short int",
  int8: "signed char",
  uint8: "unsigned char",
  bool: "bool",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
};

/** `x.masked_fill(mask, value)`: a copy with one value where the mask holds; the dtype stays. */
export function maskedFill(input: Tensor, mask: Tensor, value: Tensor): Tensor {
  if (mask.dtype !== bool) {
    throw runtimeError(
      `masked_fill_ only supports boolean masks, but got mask with dtype ${CPP_NAMES[mask.dtype.name]}`,
    );
  }
  if (value.shape.length > 0) {
    throw runtimeError(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.shape.length} dimension(s).`,
    );
  }
  const output = withoutGradient(() => where(mask, convert(value, input.dtype), input));
  if (needsGradient(input, value)) {
    attach(output, {
      name: "MaskedFillBackward0",
      inputs: [input, value],
      saved: [mask],
      backward: (gradient, [saved], context) => {
        const chosen = saved as Tensor;
        return [
          context.needs(0) ? where(chosen, number(0), gradient) : undefined,
          context.needs(1) ? where(chosen, gradient, number(0)) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `torch.masked_select(x, mask)`: the elements where the mask holds, in one axis; x and mask broadcast. */
export function maskedSelect(input: Tensor, mask: Tensor): Tensor {
  checkMask("masked_select", mask);
  const shape = broadcastShapes(input.shape, mask.shape);
  const holds = withoutGradient(() => reshape(expand(mask, shape), [-1]));
  const output = withoutGradient(() => indexAdvanced(reshape(expand(input, shape), [-1]), [holds]));
  if (needsGradient(input)) {
    const { shape: own } = input;
    const count = holds.count;
    attach(output, {
      name: "MaskedSelectBackward0",
      inputs: [input],
      saved: [holds],
      backward: (gradient, saved) => {
        const flat = indexPut(zeroTensor([count], gradient.dtype), [saved[0]], gradient, false);
        return [sumTo(reshape(flat, shape), own)];
      },
    });
  }
  return output;
}

/** `x.masked_scatter(mask, source)`: a copy with the source's elements, in order, where the mask holds. */
export function maskedScatter(input: Tensor, mask: Tensor, source: Tensor): Tensor {
  checkMask("masked_scatter", mask);
  if (input.dtype !== source.dtype) {
    throw runtimeError(
      `masked_scatter: expected self and source to have same dtypes but got ${input.dtype.scalarName} and ${source.dtype.scalarName}`,
    );
  }
  const shown = sameShape(mask.shape, input.shape) ? mask : withoutGradient(() => packed(expand(mask, input.shape)));
  const output = withoutGradient(() => clone(input));
  const from = packed(source);
  const chosen = elements(readable(shown));
  const values = elements(from);
  const to = elements(output);
  let next = 0;
  for (let i = 0; i < chosen.length; i++) {
    if (chosen[i] === 0) continue;
    if (next >= values.length) {
      throw runtimeError("Number of elements of source < number of ones in mask");
    }
    to[i] = values[next++] as number;
  }
  if (needsGradient(input, source)) {
    const { shape } = source;
    const taken = next;
    attach(output, {
      name: "MaskedScatterBackward0",
      inputs: [input, source],
      saved: [shown],
      backward: (gradient, [saved], context) => {
        const holds = saved as Tensor;
        return [
          context.needs(0) ? maskedFill(gradient, holds, zeroTensor([], gradient.dtype)) : undefined,
          context.needs(1) ? padTo(maskedSelect(gradient, holds), taken, shape) : undefined,
        ];
      },
    });
  }
  return output;
}

/** Elements that were not taken have no gradient. */
function padTo(gradient: Tensor, taken: number, shape: readonly number[]): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const flat = zeroTensor([count], gradient.dtype);
  const head = convert(gradient, gradient.dtype);
  const to = elements(flat);
  const from = elements(packed(head));
  for (let i = 0; i < taken; i++) to[i] = from[i] as number;
  return reshape(flat, shape);
}

/** `torch.take(x, index)`: elements by their row-major place; the answer has the index's shape. */
export function take(input: Tensor, index: Tensor): Tensor {
  const output = withoutGradient(() => indexAdvanced(reshape(input, [-1]), [index]));
  if (needsGradient(input)) {
    const { shape, count } = input;
    attach(output, {
      name: "TakeBackward0",
      inputs: [input],
      saved: [index],
      backward: (gradient, saved) => [
        reshape(indexPut(zeroTensor([count], gradient.dtype), [saved[0]], gradient, true), shape),
      ],
    });
  }
  return output;
}
