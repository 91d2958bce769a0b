import { type GradientRule, installRecorder, type SingleRule } from "../ops/record.ts";
import { geometryOf, scatterRegion } from "../ops/region.ts";
import type { Tensor } from "../views/tensor.ts";
import { type Edge, GraphNode, type OutputShape } from "./graph-node.ts";

/** Makes a node for a rule and hands it to the outputs that have a float dtype. */
export function record(outputs: readonly Tensor[], rule: GradientRule | SingleRule): GraphNode {
  const { inputs } = rule;
  const edges = new Array<Edge | undefined>(inputs.length);
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    edges[i] = input === undefined ? undefined : edgeOf(input);
  }
  const shapes = new Array<OutputShape>(outputs.length);
  for (let i = 0; i < outputs.length; i++) {
    const { shape, dtype } = outputs[i] as Tensor;
    shapes[i] = { shape, dtype };
  }
  const node = new GraphNode(rule.name, edges, shapes);
  node.keep();
  try {
    node.save(rule, outputs);
    for (let i = 0; i < outputs.length; i++) {
      const output = outputs[i] as Tensor;
      if (output.dtype.isFloating) setHistory(output, node, i);
    }
  } finally {
    node.drop();
  }
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
  if (tensor.view !== undefined) refreshView(tensor);
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
    isSingle: true,
    backward: (gradient: Tensor) => [scatterRegion(gradient, whole, region)],
  });
}

/** The edge of a tensor that may already be in a graph; makes no node for a leaf. */
export function existingEdgeOf(tensor: Tensor): Edge | undefined {
  refreshView(tensor);
  if (tensor.gradNode !== undefined) return { node: tensor.gradNode as GraphNode, index: tensor.outputIndex };
  return tensor.accumulator === undefined ? undefined : { node: tensor.accumulator as GraphNode, index: 0 };
}
