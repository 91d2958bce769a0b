import { runtimeError } from "../../storage/torch-error.ts";
import { countElements } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { add } from "../elementwise/arithmetic.ts";
import { t } from "../views/permute.ts";
import { reshape, view } from "../views/reshape.ts";
import { squeeze, unsqueeze } from "../views/squeeze.ts";
import { addmm } from "./addmm.ts";
import { mm, unsafeView } from "./mm.ts";

/**
 * `F.linear(x, weight, bias)`: `x·weightᵀ + bias`.
 * @param input [..., in].
 * @param weight [out, in].
 * @param bias [out].
 * @throws RuntimeError when sizes or dtypes do not meet.
 */
export function linear(input: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  const rank = input.shape.length;
  if (input.dtype !== weight.dtype && bias !== undefined) {
    throw runtimeError(
      `mat1 and mat2 must have the same dtype, but got ${input.dtype.scalarName} and ${weight.dtype.scalarName}`,
    );
  }
  if (rank === 0) {
    throw runtimeError("both arguments to linear need to be at least 1D, but they are 0D and 2D");
  }
  const transposed = t(weight);
  if (rank === 2) return bias === undefined ? mm(input, transposed) : addmm(bias, input, transposed);
  if (rank === 1) {
    const product = squeeze(mm(unsqueeze(input, 0), transposed), [0]);
    return bias === undefined ? product : add(product, bias);
  }
  const leading = input.shape.slice(0, -1);
  const flat = reshape(input, [countElements(leading), input.shape.at(-1) as number]);
  const shape = [...leading, weight.shape[0] as number];
  if (bias === undefined) return unsafeView(mm(flat, transposed), shape);
  return view(addmm(bias, flat, transposed), shape);
}
