import { add } from "../ops/elementwise/arithmetic.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { copyElements } from "../ops/region.ts";
import { clone } from "../ops/views/clone.ts";
import { kernels } from "../storage/runtime.ts";
import type { Tensor } from "../views/tensor.ts";

/** The sum of two gradients that flow into the same place. */
export function joinGradients(a: Tensor, b: Tensor): Tensor {
  return add(a, b);
}

/**
 * Adds to a leaf's `grad`. The first gradient is copied unless nobody else can see its storage; later ones are added
 * in place, so that a tensor that was read from `.grad` before shows the sum.
 */
export function accumulateLeaf(leaf: Tensor, gradient: Tensor, createGraph: boolean): void {
  const before = leaf.grad;
  if (before === undefined) {
    // One hold is the pass's own; another would be a reader who must not see later sums.
    const isOwn =
      !createGraph && gradient.references === 1 && gradient.storage.references === 1 && gradient.isContiguous;
    leaf.grad = (isOwn ? gradient : clone(gradient)).keep();
    return;
  }
  if (createGraph) {
    leaf.grad = add(before, gradient).keep();
    before.drop();
    return;
  }
  addInPlace(before, gradient);
}

/** The same for a tensor that asked for its gradient by `retain_grad()`. */
export function accumulateRetained(tensor: Tensor, gradient: Tensor, createGraph: boolean): void {
  const before = tensor.grad;
  if (before === undefined) {
    tensor.grad = clone(gradient).keep();
    return;
  }
  if (createGraph) {
    tensor.grad = add(before, gradient).keep();
    before.drop();
    return;
  }
  addInPlace(before, gradient);
}

function addInPlace(target: Tensor, gradient: Tensor): void {
  const { dtype } = target;
  if (!dtype.isHalf && gradient.dtype === dtype && target.isContiguous && gradient.isContiguous) {
    const kernel = dtype.kernel === "f64" ? kernels.add_scaled_f64 : kernels.add_scaled_f32;
    if (target.count > 0) kernel(target.count, 1, gradient.pointer, target.pointer);
  } else copyElements(convert(add(target, gradient), dtype), target);
  target.version.value += 1;
}
