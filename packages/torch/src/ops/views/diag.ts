import { runtimeError } from "../../storage/torch-error.ts";
import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { copyElements, zeroTensor } from "../region.ts";
import { clone } from "./clone.ts";
import { diagonal } from "./slice.ts";

/** `torch.diag(x, offset)`: the diagonal of a matrix, or a matrix with a vector on its diagonal; a copy. */
export function diag(input: Tensor, offset: number): Tensor {
  if (input.shape.length === 2) return clone(diagonal(input, offset, 0, 1));
  if (input.shape.length !== 1) throw runtimeError(`matrix or a vector expected`);
  const size = input.count + Math.abs(offset);
  const output = zeroTensor([size, size], input.dtype);
  copyElements(input, diagonal(aliasTensor(output, output.shape, output.strides, 0), offset, 0, 1));
  if (needsGradient(input)) {
    attach(output, {
      name: "DiagEmbedBackward0",
      inputs: [input],
      backward: (gradient) => [diagonal(gradient, offset, 0, 1)],
    });
  }
  return output;
}
