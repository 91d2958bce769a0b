import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { copyElements } from "../region.ts";

/** A contiguous copy in a storage of its own. Its gradient is the input's. */
export function clone(input: Tensor): Tensor {
  const output = emptyTensor(input.shape, input.dtype);
  copyElements(input, output);
  if (needsGradient(input)) {
    attach(output, { name: "CloneBackward0", inputs: [input], backward: (gradient) => [gradient] });
  }
  return output;
}

/** The tensor itself where it is contiguous, else a contiguous copy. */
export function contiguous(input: Tensor): Tensor {
  return input.isContiguous ? input : clone(input);
}

/** As {@link contiguous}, for the raw parts of ops: nothing is recorded. */
export function packed(input: Tensor): Tensor {
  if (input.isContiguous) return input;
  const output = emptyTensor(input.shape, input.dtype);
  copyElements(input, output);
  return output;
}
