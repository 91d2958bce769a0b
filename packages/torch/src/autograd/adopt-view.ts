import { isGradEnabled } from "../ops/record.ts";
import { runtimeError } from "../storage/torch-error.ts";
import type { Tensor } from "../views/tensor.ts";
import type { GraphNode } from "./graph-node.ts";
import { setHistory } from "./history.ts";

/**
 * Gives a tensor the geometry of a view of itself (`t_`, `unsqueeze_`, `squeeze_`, `transpose_`), and the view's history.
 * @throws RuntimeError for a leaf that requires a gradient, while gradients are recorded.
 */
export function adoptView(tensor: Tensor, look: (tensor: Tensor) => Tensor): void {
  if (isGradEnabled() && tensor.requiresGrad && tensor.isLeaf && tensor.view === undefined) {
    throw runtimeError("a leaf Variable that requires grad is being used in an in-place operation.");
  }
  const view = look(tensor);
  tensor.reshapeInPlace(view.shape, view.strides, view.offset);
  if (view.gradNode !== undefined) setHistory(tensor, view.gradNode as GraphNode, view.outputIndex);
}
