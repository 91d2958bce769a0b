import { setGradEnabled } from "../ops/record.ts";
import { zeroTensor } from "../ops/region.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { beginScope, endScope } from "../views/scope.ts";
import type { Tensor } from "../views/tensor.ts";
import { accumulateLeaf, accumulateRetained, joinGradients } from "./accumulate.ts";
import { fitGradient } from "./fit-gradient.ts";
import type { Edge, GraphNode, OutputShape } from "./graph-node.ts";

/** One place where a backward pass begins. */
export interface Root {
  readonly edge: Edge;
  /** The gradient there; kept by the pass. */
  readonly gradient: Tensor;
}

/** What a backward pass should do. */
interface BackwardOptions {
  /** Leave saved values, so that the graph can be walked again. */
  readonly retainGraph: boolean;
  /** Record the pass itself, so that gradients can be differentiated. */
  readonly createGraph: boolean;
  /** Where gradients are wanted (`autograd.grad`); undefined fills the leaves' `grad`. */
  readonly targets?: readonly (Edge | undefined)[];
  /** Fill the `grad` of these targets' leaves instead of returning the gradients (`backward(inputs=…)`). */
  readonly fillsTargets?: boolean;
}

interface Pass {
  readonly options: BackwardOptions;
  readonly buffers: Map<GraphNode, (Tensor | undefined)[]>;
  /** Nodes on the way to a target; undefined when all leaves are wanted. */
  readonly wanted: Set<GraphNode> | undefined;
  readonly targetsOf: Map<GraphNode, number[]> | undefined;
  readonly captured: (Tensor | undefined)[];
}

/**
 * Walks the graph from the roots, newest node first.
 * @returns the gradients at `targets`, kept once each for the caller; empty when leaves were filled instead.
 */
export function runBackward(roots: readonly Root[], options: BackwardOptions): (Tensor | undefined)[] {
  const order = leavesWhenReady(nodesBehind(roots.map(({ edge }) => edge.node)));
  const { targets } = options;
  const pass: Pass = {
    options,
    buffers: new Map(),
    wanted: targets === undefined ? undefined : nodesTowards(order, targets),
    targetsOf: targets === undefined ? undefined : groupTargets(targets),
    captured: targets?.map(() => undefined) ?? [],
  };
  for (let i = 0; i < order.length; i++) (order[i] as GraphNode).keep();
  const gradWasEnabled = setGradEnabled(options.createGraph);
  try {
    for (const { edge, gradient } of roots) accumulate(pass.buffers, edge, gradient);
    for (let i = 0; i < order.length; i++) visit(order[i] as GraphNode, pass);
  } catch (error) {
    for (const gradient of pass.captured) gradient?.drop();
    throw error;
  } finally {
    setGradEnabled(gradWasEnabled);
    for (const left of pass.buffers.values()) for (const gradient of left) gradient?.drop();
    for (let i = 0; i < order.length; i++) (order[i] as GraphNode).drop();
  }
  return pass.captured;
}

/**
 * Puts each leaf right behind the last function that feeds it: what an error later in the pass finds filled is then
 * what PyTorch would have filled.
 */
function leavesWhenReady(order: readonly GraphNode[]): GraphNode[] {
  const lastFeeder = new Map<GraphNode, number>();
  for (let i = 0; i < order.length; i++) {
    const { edges } = order[i] as GraphNode;
    for (let k = 0; k < edges.length; k++) {
      const node = edges[k]?.node;
      if (node?.leaf !== undefined) lastFeeder.set(node, i);
    }
  }
  const leavesBehind = new Map<number, GraphNode[]>();
  for (const [leaf, place] of lastFeeder) {
    const before = leavesBehind.get(place);
    if (before === undefined) leavesBehind.set(place, [leaf]);
    else before.push(leaf);
  }
  const sorted: GraphNode[] = [];
  for (let i = 0; i < order.length; i++) {
    const node = order[i] as GraphNode;
    if (node.leaf === undefined || !lastFeeder.has(node)) sorted.push(node);
    const ready = leavesBehind.get(i);
    if (ready !== undefined) sorted.push(...ready);
  }
  return sorted;
}

function visit(node: GraphNode, pass: Pass): void {
  const gradients = pass.buffers.get(node);
  if (gradients === undefined) return;
  pass.buffers.delete(node);
  const mark = beginScope();
  try {
    runNode(node, gradients, pass);
  } finally {
    for (let i = 0; i < gradients.length; i++) gradients[i]?.drop();
    // Under create_graph the new graph keeps what it needs; the rest goes with the scope of the call.
    if (!pass.options.createGraph) endScope(mark);
  }
}

function runNode(node: GraphNode, gradients: (Tensor | undefined)[], pass: Pass): void {
  const { options } = pass;
  if (node.leaf !== undefined) {
    runLeaf(node, node.leaf, gradients, pass);
    return;
  }
  if (node.hooks !== undefined) runHooks(node, gradients);
  if (node.retained !== undefined) fillRetained(node, node.retained, gradients, options.createGraph);
  capture(node, gradients, pass);
  if (pass.wanted !== undefined && !pass.wanted.has(node)) return;
  const results = node.run(gradients);
  const { edges } = node;
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i];
    const result = results[i];
    if (edge === undefined || result === undefined) continue;
    accumulate(pass.buffers, edge, fitGradient(result, edge.node.outputs[edge.index] as OutputShape, node.name, i));
  }
  if (!options.retainGraph) node.release();
}

function runLeaf(node: GraphNode, leaf: Tensor, gradients: (Tensor | undefined)[], pass: Pass): void {
  if (leaf.hooks !== undefined) {
    for (const hook of [...leaf.hooks]) replaceGradient(gradients, 0, hook.run(gradients[0] as Tensor));
  }
  const gradient = gradients[0] as Tensor;
  const { options } = pass;
  if (options.targets !== undefined && options.fillsTargets !== true) {
    capture(node, gradients, pass);
    return;
  }
  if (pass.targetsOf !== undefined && !pass.targetsOf.has(node)) return;
  accumulateLeaf(leaf, gradient, options.createGraph);
  if (leaf.afterHooks !== undefined) for (const hook of [...leaf.afterHooks]) hook.run(leaf.grad as Tensor);
}

function capture(node: GraphNode, gradients: readonly (Tensor | undefined)[], pass: Pass): void {
  const positions = pass.targetsOf?.get(node);
  if (positions === undefined || pass.options.fillsTargets === true) return;
  for (const position of positions) {
    const gradient = gradients[pass.options.targets?.[position]?.index ?? 0];
    if (gradient !== undefined) pass.captured[position] = gradient.keep();
  }
}

function accumulate(buffers: Map<GraphNode, (Tensor | undefined)[]>, edge: Edge, gradient: Tensor): void {
  let slots = buffers.get(edge.node);
  if (slots === undefined) {
    slots = new Array<Tensor | undefined>(edge.node.outputs.length).fill(undefined);
    buffers.set(edge.node, slots);
  }
  const before = slots[edge.index];
  slots[edge.index] = (before === undefined ? gradient : joinGradients(before, gradient)).keep();
  before?.drop();
}

function runHooks(node: GraphNode, gradients: (Tensor | undefined)[]): void {
  for (const [index, hooks] of node.hooks ?? []) {
    for (const hook of [...hooks]) {
      let before = gradients[index];
      if (before === undefined) {
        const { shape, dtype } = node.outputs[index] as OutputShape;
        before = zeroTensor(shape, dtype).keep();
        gradients[index] = before;
      }
      const after = hook.run(before);
      if (after !== undefined) fitHook(after, before);
      replaceGradient(gradients, index, after);
    }
  }
}

function fitHook(after: Tensor, before: Tensor): void {
  if (after.count !== before.count) {
    throw runtimeError(`hook '<lambda>' has changed the size of value`);
  }
}

function replaceGradient(gradients: (Tensor | undefined)[], index: number, by: Tensor | undefined): void {
  if (by === undefined || by === gradients[index]) return;
  by.keep();
  gradients[index]?.drop();
  gradients[index] = by;
}

function fillRetained(
  node: GraphNode,
  retained: Map<number, Tensor>,
  gradients: readonly (Tensor | undefined)[],
  createGraph: boolean,
): void {
  for (const [index, tensor] of retained) {
    const gradient = gradients[index];
    // A tensor that is gone, or that moved to another node by an in-place change, no longer listens here.
    if (gradient === undefined || tensor.isDisposed || tensor.gradNode !== node) continue;
    accumulateRetained(tensor, gradient, createGraph);
  }
}

/** Every node behind these, newest first; leaves come when all that flows into them has been added up. */
function nodesBehind(roots: readonly GraphNode[]): GraphNode[] {
  const seen = new Set<GraphNode>();
  const functions: GraphNode[] = [];
  const leaves: GraphNode[] = [];
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    (node.leaf === undefined ? functions : leaves).push(node);
    const { edges } = node;
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i];
      if (edge !== undefined) waiting.push(edge.node);
    }
  }
  functions.sort((a, b) => b.sequence - a.sequence);
  for (let i = 0; i < leaves.length; i++) functions.push(leaves[i] as GraphNode);
  return functions;
}

/** The nodes on a way from a root to a target; no other need run. */
function nodesTowards(order: readonly GraphNode[], targets: readonly (Edge | undefined)[]): Set<GraphNode> {
  const goals = new Set<GraphNode>();
  for (const target of targets) if (target !== undefined) goals.add(target.node);
  const towards = new Set<GraphNode>();
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i] as GraphNode;
    for (const edge of node.edges) {
      if (edge !== undefined && (goals.has(edge.node) || towards.has(edge.node))) {
        towards.add(node);
        break;
      }
    }
  }
  return towards;
}

function groupTargets(targets: readonly (Edge | undefined)[]): Map<GraphNode, number[]> {
  const groups = new Map<GraphNode, number[]>();
  targets.forEach((target, position) => {
    if (target === undefined) return;
    const group = groups.get(target.node);
    if (group === undefined) groups.set(target.node, [position]);
    else group.push(position);
  });
  return groups;
}
