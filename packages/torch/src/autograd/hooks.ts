import { runtimeError } from "../storage/torch-error.ts";
import type { GradientHook, Tensor } from "../views/tensor.ts";
import type { GraphNode } from "./graph-node.ts";
import { refreshView } from "./history.ts";

/** `tensor.register_hook`: on a leaf the hook stays with the tensor, else with the function that made it. */
export function registerHook(tensor: Tensor, hook: GradientHook): void {
  if (!tensor.requiresGrad) {
    throw runtimeError("cannot register a hook on a tensor that doesn't require gradient");
  }
  refreshView(tensor);
  if (tensor.gradNode === undefined) {
    tensor.hooks = [...(tensor.hooks ?? []), hook];
    return;
  }
  const node = tensor.gradNode as GraphNode;
  node.hooks ??= new Map();
  node.hooks.set(tensor.outputIndex, [...(node.hooks.get(tensor.outputIndex) ?? []), hook]);
}

/** `register_post_accumulate_grad_hook`: leaves only. */
export function registerAfterHook(tensor: Tensor, hook: GradientHook): void {
  if (!tensor.requiresGrad) throw runtimeError("cannot register a hook on a tensor that doesn't require gradient");
  if (!tensor.isLeaf) {
    throw runtimeError("post accumulate grad hooks cannot be registered on non-leaf tensors");
  }
  tensor.afterHooks = [...(tensor.afterHooks ?? []), hook];
}

/** `handle.remove()`: nothing when the hook is gone already. */
export function removeHook(tensor: Tensor, id: number): void {
  tensor.hooks = without(tensor.hooks, id);
  tensor.afterHooks = without(tensor.afterHooks, id);
  const hooks = (tensor.gradNode as GraphNode | undefined)?.hooks;
  for (const [index, list] of hooks ?? []) hooks?.set(index, without(list, id) ?? []);
}

function without(hooks: GradientHook[] | undefined, id: number): GradientHook[] | undefined {
  if (hooks === undefined) return undefined;
  const gone = hooks.find((hook) => hook.id === id);
  if (gone === undefined) return hooks;
  gone.release();
  const left = hooks.filter((hook) => hook !== gone);
  return left.length === 0 ? undefined : left;
}

/** `tensor.retain_grad()`: nothing on a leaf. */
export function retainGrad(tensor: Tensor): void {
  if (!tensor.requiresGrad) throw runtimeError("can't retain_grad on Tensor that has requires_grad=False");
  refreshView(tensor);
  if (tensor.gradNode === undefined || tensor.retainsGrad) return;
  const node = tensor.gradNode as GraphNode;
  node.retained ??= new Map();
  node.retained.set(tensor.outputIndex, tensor);
  tensor.retainsGrad = true;
}
