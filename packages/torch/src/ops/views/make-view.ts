import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { attach, isGradEnabled, needsGradient } from "../record.ts";
import { copyElements, zeroTensor } from "../region.ts";

/**
 * A tensor with other geometry over the input's storage.
 * Made with gradients on, it notes its base, so that changes in place of one reach the other's history.
 * @param name of the graph's node, as PyTorch prints it.
 * @param backward the input's gradient from the view's, in terms of ops.
 */
export function makeView(
  input: Tensor,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
  name: string,
  backward: (gradient: Tensor) => Tensor,
): Tensor {
  const view = aliasTensor(input, shape, strides, offset);
  if (!isGradEnabled() || !input.dtype.isFloating) return view;
  view.view = { base: (input.view?.base ?? input).keep(), version: input.version.value };
  if (input.requiresGrad) attach(view, { name, inputs: [input], backward: (gradient) => [backward(gradient)] });
  return view;
}

/**
 * Zeros in the shape of a view's input, with the view's gradient where the view lies: the gradient of views that show a part.
 * @param look makes the same view of any tensor of that shape; it is the gradient of this op.
 */
export function embed(gradient: Tensor, shape: readonly number[], look: (tensor: Tensor) => Tensor): Tensor {
  const output = zeroTensor(shape, gradient.dtype);
  copyElements(gradient, look(aliasTensor(output, shape, output.strides, 0)));
  if (needsGradient(gradient)) {
    attach(output, { name: "EmbedBackward0", inputs: [gradient], backward: (outer) => [look(outer)] });
  }
  return output;
}
