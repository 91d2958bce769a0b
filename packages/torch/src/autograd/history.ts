import { type GradientRule, installRecorder } from "../ops/record.ts";
import { geometryOf, scatterRegion } from "../ops/region.ts";
import type { Tensor } from "../views/tensor.ts";
import { type Edge, GraphNode } from "./graph-node.ts";

/** Makes a node for a rule and hands it to the outputs. */
export function record(outputs: readonly Tensor[], rule: GradientRule): GraphNode {
  const edges = rule.inputs.map((input) => (input === undefined ? undefined : edgeOf(input)));
  const node = new GraphNode(
    rule.name,
    edges,
    outputs.map(({ shape, dtype }) => ({ shape, dtype })),
  );
  node.save(rule, outputs);
  outputs.forEach((output, index) => {
    if (output.dtype.isFloating) setHistory(output, node, index);
  });
  return node;
}

/** The recording of ops works from here on. */
export function installAutograd(): void {
  installRecorder(record);
}

/** Makes a tensor the output of a node. */
export function setHistory(tensor: Tensor, node: GraphNode, index: number): void {
  node.keep();
  tensor.gradNode?.drop();
  tensor.gradNode = node;
  tensor.outputIndex = index;
  tensor.requiresGrad = true;
}

/** Where a tensor's gradient goes; undefined when none is wanted. */
export function edgeOf(tensor: Tensor): Edge | undefined {
  if (!tensor.requiresGrad) return undefined;
  refreshView(tensor);
  if (tensor.gradNode !== undefined) return { node: tensor.gradNode as GraphNode, index: tensor.outputIndex };
  return { node: accumulatorOf(tensor), index: 0 };
}

/** A leaf's node. It keeps the leaf; the leaf only points at it, so the two are no ring. */
function accumulatorOf(leaf: Tensor): GraphNode {
  if (leaf.accumulator !== undefined) return leaf.accumulator as GraphNode;
  const node = new GraphNode("AccumulateGrad", [], [{ shape: leaf.shape, dtype: leaf.dtype }]);
  node.leaf = leaf.keep();
  leaf.accumulator = node;
  return node;
}

/** A view whose base was changed in place since gets its history from the base anew. */
export function refreshView(tensor: Tensor): void {
  const { view } = tensor;
  if (view === undefined || view.version === view.base.version.value) return;
  view.version = view.base.version.value;
  if (!view.base.requiresGrad || view.base.gradNode === undefined) return;
  const region = geometryOf(tensor);
  const whole = geometryOf(view.base);
  record([tensor], {
    name: "AsStridedBackward0",
    inputs: [view.base],
    backward: ([gradient]) => [gradient === undefined ? undefined : scatterRegion(gradient, whole, region)],
  });
}

/** The edge of a tensor that may already be in a graph; makes no node. */
export function existingEdgeOf(tensor: Tensor): Edge | undefined {
  refreshView(tensor);
  if (tensor.gradNode !== undefined) return { node: tensor.gradNode as GraphNode, index: tensor.outputIndex };
  return tensor.accumulator === undefined ? undefined : { node: tensor.accumulator as GraphNode, index: 0 };
}
