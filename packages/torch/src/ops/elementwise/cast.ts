import type { DType } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { loadElement, storeElement } from "../scalars.ts";
import { packed } from "../views/clone.ts";

/** The elements in another dtype; the tensor itself where it has that dtype already. Floats are truncated towards zero. */
export function cast(input: Tensor, dtype: DType): Tensor {
  if (input.dtype === dtype) return input;
  const output = convert(input, dtype);
  if (dtype.isFloating && input.dtype.isFloating && needsGradient(input)) {
    const { dtype: from } = input;
    attach(output, { name: "ToCopyBackward0", inputs: [input], backward: (gradient) => [cast(gradient, from)] });
  }
  return output;
}

/** As {@link cast}, with nothing recorded. */
export function convert(input: Tensor, dtype: DType): Tensor {
  if (input.dtype === dtype) return input;
  if (input.count === 1 && !dtype.isHalf && !input.dtype.isHalf) {
    const output = emptyTensor(input.shape, dtype);
    storeElement(dtype, output.pointer, loadElement(input.dtype, input.pointer));
    return output;
  }
  const source = packed(input);
  const output = emptyTensor(input.shape, dtype);
  if (output.count > 0) kernels.cast(input.dtype.code, dtype.code, output.count, source.pointer, output.pointer);
  return output;
}
