import { bool, uint8 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { attach, needsGradient } from "../record.ts";
import { writeDesc } from "../region.ts";
import { broadcastShapes, broadcastStrides } from "./broadcast.ts";
import { convert } from "./cast.ts";
import { resultTypeOf } from "./promotion.ts";

/** `torch.where(condition, a, b)`: a where the condition holds, else b; all three broadcast. */
export function where(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  if (condition.dtype !== bool && condition.dtype !== uint8) {
    throw runtimeError(
      `where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype.scalarName}`,
    );
  }
  const dtype = resultTypeOf(a, b);
  const left = convert(a, dtype);
  const right = convert(b, dtype);
  const shape = broadcastShapes(broadcastShapes(condition.shape, left.shape), right.shape);
  const output = emptyTensor(shape, dtype);
  if (output.count > 0) {
    const desc = writeDesc(
      shape,
      [output.pointer, condition.pointer, left.pointer, right.pointer],
      [broadcastStrides(condition, shape), broadcastStrides(left, shape), broadcastStrides(right, shape)],
    );
    kernels[`where_${dtype.itemBytes}`](desc);
  }
  if (needsGradient(a, b)) {
    attach(output, {
      name: "WhereBackward0",
      inputs: [a, b],
      saved: [condition],
      backward: (gradient, [chosen], context) => [
        context.needs(0) ? where(chosen as Tensor, gradient, number(0)) : undefined,
        context.needs(1) ? where(chosen as Tensor, number(0), gradient) : undefined,
      ],
    });
  }
  return output;
}
