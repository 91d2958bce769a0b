import { runtimeError } from "../storage/torch-error.ts";
import { isInferenceMode, type Tensor } from "../views/tensor.ts";

/** `tensor.requires_grad = on`: leaves of a float dtype only. */
export function setRequiresGrad(tensor: Tensor, on: boolean): void {
  if (!on && !tensor.isLeaf) {
    throw runtimeError(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  }
  if (on && !tensor.dtype.isFloating) {
    throw runtimeError("only Tensors of floating point and complex dtype can require gradients");
  }
  if (on && tensor.isInference && !isInferenceMode()) {
    throw runtimeError("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
  }
  if (tensor.isLeaf) tensor.requiresGrad = on;
}

/** `tensor.detach_()`: the tensor is a leaf from here on. @throws RuntimeError for a view. */
export function detachInPlace(tensor: Tensor): void {
  if (tensor.view !== undefined && tensor.gradNode !== undefined) {
    throw runtimeError(
      "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as a solution.",
    );
  }
  tensor.gradNode?.drop();
  tensor.gradNode = undefined;
  tensor.outputIndex = 0;
  tensor.requiresGrad = false;
}

/** `tensor.grad = gradient`. @throws RuntimeError where shape or dtype differ. */
export function setGrad(tensor: Tensor, gradient: Tensor | undefined): void {
  if (gradient !== undefined) {
    if (gradient === tensor) throw runtimeError("can't assign Variable as its own grad");
    if (gradient.dtype !== tensor.dtype) {
      throw runtimeError(`assigned grad has data of a different type`);
    }
    if (gradient.shape.length !== tensor.shape.length || gradient.shape.some((n, i) => n !== tensor.shape[i])) {
      throw runtimeError("assigned grad has data of a different size");
    }
    gradient.keep();
  }
  tensor.grad?.drop();
  tensor.grad = gradient;
}
