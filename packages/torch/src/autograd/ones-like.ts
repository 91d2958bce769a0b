import { convert } from "../ops/elementwise/cast.ts";
import { float32 } from "../storage/dtype.ts";
import { kernels, memory } from "../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";

/** The gradient from which a backward pass begins: ones of the output's shape and dtype. */
export function onesLike(output: Tensor): Tensor {
  const { dtype } = output;
  if (dtype.isHalf) return convert(ones(output.shape, float32), dtype);
  return ones(output.shape, dtype);
}

function ones(shape: readonly number[], dtype: Tensor["dtype"]): Tensor {
  const tensor = emptyTensor(shape, dtype);
  if (dtype.kernel === "f32") {
    if (tensor.count === 1) memory.f32[tensor.pointer >> 2] = 1;
    else if (tensor.count > 0) kernels.fill_f32(tensor.count, tensor.pointer, 1);
  } else if (tensor.count > 0) kernels.fill_f64(tensor.count, tensor.pointer, 1);
  return tensor;
}
