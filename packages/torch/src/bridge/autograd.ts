import { backward, gradientsOf } from "../autograd/backward.ts";
import { applyCustom, asOutput } from "../autograd/custom-function.ts";
import type { GraphNode } from "../autograd/graph-node.ts";
import { edgeOf, existingEdgeOf, refreshView } from "../autograd/history.ts";
import { registerAfterHook, registerHook, removeHook, retainGrad } from "../autograd/hooks.ts";
import { drawGraph } from "../autograd/inspect-graph.ts";
import { detachInPlace, setGrad, setRequiresGrad } from "../autograd/requires-grad.ts";
import { isGradEnabled, setGradEnabled } from "../ops/record.ts";
import { letGo } from "../views/scope.ts";
import { type GradientHook, isInferenceMode, setInferenceMode, type Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsNumbers, returnsTensor, returnsTensors, returnsValue } from "./call.ts";
import { handleOf, tensorOf } from "./handles.ts";
import { readMailbox, writeMailbox } from "./mailbox.ts";
import { countNodes, nodeHandleOf, nodeOf, releaseNode } from "./nodes.ts";
import { holdCallable, type PythonCallable } from "./python-callback.ts";

let hooksMade = 0;

function optional(handle: number): Tensor | undefined {
  return handle === 0 ? undefined : tensorOf(handle);
}

/** A hook that calls Python: it is given a handle of the gradient (a hold) and answers a handle, or 0 for None. */
function pythonHook(callable: PythonCallable): GradientHook {
  const held = holdCallable(callable);
  hooksMade += 1;
  return {
    id: hooksMade,
    run: (gradient) => optional(Number(held.call(handleOf(gradient)))),
    release: held.release,
  };
}

/**
 * A custom function's backward in Python: called with the number of gradients, whose handles (holds; 0 for None) are in
 * the mailbox; leaves the inputs' gradients there (0 for None) and answers how many.
 */
function pythonBackward(callable: PythonCallable) {
  const held = holdCallable(callable);
  return {
    run(gradients: readonly (Tensor | undefined)[]) {
      const count = writeMailbox(gradients.map((gradient) => (gradient === undefined ? 0 : handleOf(gradient))));
      const answered = Number(held.call(count));
      return readMailbox(answered).map(optional);
    },
    release: held.release,
  };
}

/** What Python's autograd asks. Handles of nodes are numbers of their own, given back by `release_node`. */
export const autogradBridge = {
  backward: returnsNothing((handle: number, gradient: number, retain: boolean, create: boolean) =>
    backward([tensorOf(handle)], [optional(gradient)], { retainGraph: retain, createGraph: create }),
  ),
  /** Mailbox: outputs, their gradients or 0, inputs (none of them: every leaf). */
  backward_many: returnsNothing((outputs: number, inputs: number, retain: boolean, create: boolean) => {
    const handles = readMailbox(2 * outputs + inputs);
    backward(handles.slice(0, outputs).map(tensorOf), handles.slice(outputs, 2 * outputs).map(optional), {
      retainGraph: retain,
      createGraph: create,
      ...(inputs === 0 ? {} : { inputs: handles.slice(2 * outputs).map(tensorOf) }),
    });
  }),
  /** Mailbox: outputs, their gradients or 0, inputs. Leaves the inputs' gradients there. */
  grad: returnsTensors((outputs: number, inputs: number, retain: boolean, create: boolean, allowUnused: boolean) => {
    const handles = readMailbox(2 * outputs + inputs);
    const found = gradientsOf(
      handles.slice(0, outputs).map(tensorOf),
      handles.slice(outputs, 2 * outputs).map(optional),
      handles.slice(2 * outputs).map(tensorOf),
      { retainGraph: retain, createGraph: create, allowUnused },
    );
    for (const gradient of found) if (gradient !== undefined) letGo(gradient);
    return found;
  }),
  grad_of: returnsValue((handle: number) => {
    const { grad } = tensorOf(handle);
    return grad === undefined ? 0 : handleOf(grad);
  }),
  set_grad: returnsNothing((handle: number, gradient: number) => setGrad(tensorOf(handle), optional(gradient))),
  detach_: returnsNothing((handle: number) => detachInPlace(tensorOf(handle))),
  set_requires_grad: returnsNothing((handle: number, on: boolean) => setRequiresGrad(tensorOf(handle), on)),
  is_leaf: returnsValue((handle: number) => {
    const tensor = tensorOf(handle);
    refreshView(tensor);
    return tensor.isLeaf;
  }),
  retains_grad: returnsValue((handle: number) => {
    const tensor = tensorOf(handle);
    return tensor.retainsGrad && !tensor.isLeaf;
  }),
  is_inference: returnsValue((handle: number) => tensorOf(handle).isInference),
  output_nr: returnsValue((handle: number) => tensorOf(handle).outputIndex),
  version: returnsValue((handle: number) => tensorOf(handle).version.value),
  retain_grad: returnsNothing((handle: number) => retainGrad(tensorOf(handle))),
  register_hook: returnsValue((handle: number, callable: PythonCallable) => {
    const hook = pythonHook(callable);
    registerHook(tensorOf(handle), hook);
    return hook.id;
  }),
  register_after_hook: returnsValue((handle: number, callable: PythonCallable) => {
    const hook = pythonHook(callable);
    registerAfterHook(tensorOf(handle), hook);
    return hook.id;
  }),
  remove_hook: returnsNothing((handle: number, id: number) => removeHook(tensorOf(handle), id)),
  /** Mailbox: inputs or 0, outputs, 1 or 0 for each output that has a gradient. Leaves the outputs there. */
  make_node: returnsTensors((name: string, callable: PythonCallable, inputs: number, outputs: number) => {
    const numbers = readMailbox(inputs + 2 * outputs);
    return applyCustom(
      name,
      pythonBackward(callable),
      numbers.slice(0, inputs).map(optional),
      numbers.slice(inputs, inputs + outputs).map(tensorOf),
      numbers.slice(inputs + outputs).map(Boolean),
    );
  }),
  /** Within a custom function's backward: a saved output, joined to the graph where gradients are recorded. */
  as_output: returnsTensor((handle: number, index: number) => asOutput(tensorOf(handle), index)),
  grad_fn_name: returnsValue((handle: number) => {
    const tensor = tensorOf(handle);
    refreshView(tensor);
    return tensor.gradNode?.name ?? "";
  }),
  /** For functions that Python composes of several, and PyTorch names as one. */
  name_grad_fn: returnsNothing((handle: number, name: string) => {
    const { gradNode } = tensorOf(handle);
    if (gradNode !== undefined) (gradNode as GraphNode).name = name;
  }),
  /** 0 for a leaf. */
  node_of: returnsValue((handle: number) => {
    const tensor = tensorOf(handle);
    refreshView(tensor);
    return tensor.gradNode === undefined ? 0 : nodeHandleOf(tensor.gradNode as GraphNode);
  }),
  /** The node that accumulates a leaf's gradient, or the one that made the tensor; 0 when no gradient is wanted. */
  gradient_edge: returnsNumbers((handle: number) => {
    const tensor = tensorOf(handle);
    const edge = existingEdgeOf(tensor) ?? edgeOf(tensor);
    return edge === undefined ? [0, 0] : [nodeHandleOf(edge.node), edge.index];
  }),
  node_name: returnsValue((node: number) => nodeOf(node).name),
  /** Equal for two handles of one node. */
  node_id: returnsValue((node: number) => nodeOf(node).sequence),
  /** Leaves pairs in the mailbox: a node's handle or 0, and which of its outputs. */
  node_next: returnsNumbers((node: number) =>
    nodeOf(node).edges.flatMap((edge) => (edge === undefined ? [0, 0] : [nodeHandleOf(edge.node), edge.index])),
  ),
  /** The leaf of an `AccumulateGrad`; 0 for other nodes. */
  node_variable: returnsValue((node: number) => {
    const { leaf } = nodeOf(node);
    return leaf === undefined ? 0 : handleOf(leaf);
  }),
  release_node: releaseNode,
  count_nodes: countNodes,
  /** JSON of what lies behind a tensor; see `DrawnGraph`. */
  graph_of: returnsValue((handle: number, maxNodes: number) => JSON.stringify(drawGraph(tensorOf(handle), maxNodes))),
  set_grad_enabled: (on: boolean): boolean => setGradEnabled(on),
  is_grad_enabled: (): boolean => isGradEnabled(),
  set_inference_mode: (on: boolean): boolean => setInferenceMode(on),
  is_inference_mode: (): boolean => isInferenceMode(),
  /** `optimizer.zero_grad()`: mailbox: the parameters. */
  clear_grads: returnsNothing((count: number) => {
    for (const handle of readMailbox(count)) {
      const tensor = tensorOf(handle);
      tensor.grad?.drop();
      tensor.grad = undefined;
    }
  }),
};
