import { add } from "../ops/elementwise/arithmetic.ts";
import { cast } from "../ops/elementwise/cast.ts";
import { setGradEnabled } from "../ops/record.ts";
import { sumTo } from "../ops/reduction/sum-to.ts";
import { zeroTensor } from "../ops/region.ts";
import { clone } from "../ops/views/clone.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { beginScope, endScope } from "../views/scope.ts";
import { formatShape, sameShape } from "../views/strides.ts";
import type { Tensor } from "../views/tensor.ts";
import type { Edge, GraphNode } from "./graph-node.ts";

/** One place where a backward pass begins. */
export interface Root {
  readonly edge: Edge;
  /** The gradient there; kept by the pass. */
  readonly gradient: Tensor;
}

/** What a backward pass should do. */
export interface BackwardOptions {
  /** Leave saved values, so that the graph can be walked again. */
  readonly retainGraph: boolean;
  /** Record the pass itself, so that gradients can be differentiated. */
  readonly createGraph: boolean;
  /** Where gradients are wanted (`autograd.grad`); undefined fills the leaves' `grad`. */
  readonly targets?: readonly (Edge | undefined)[];
}

/**
 * Walks the graph from the roots, newest node first.
 * @returns the gradients at `targets`, kept once each for the caller; empty when leaves were filled instead.
 */
export function runBackward(roots: readonly Root[], options: BackwardOptions): (Tensor | undefined)[] {
  const { targets } = options;
  const wanted = targets === undefined ? undefined : reachingNodes(roots, targets);
  const buffers = new Map<GraphNode, (Tensor | undefined)[]>();
  const captured: (Tensor | undefined)[] = targets?.map(() => undefined) ?? [];
  for (const { edge, gradient } of roots) accumulate(buffers, edge, gradient);
  const order = reachableNodes(roots);
  const gradWasEnabled = setGradEnabled(options.createGraph);
  for (const node of order) node.keep();
  try {
    for (const node of order) {
      const gradients = buffers.get(node);
      if (gradients === undefined) continue;
      buffers.delete(node);
      const mark = beginScope();
      try {
        runNode(node, gradients, options, wanted, captured, buffers);
      } finally {
        for (const gradient of gradients) gradient?.drop();
        if (!options.createGraph) endScope(mark);
      }
    }
  } finally {
    setGradEnabled(gradWasEnabled);
    for (const left of buffers.values()) for (const gradient of left) gradient?.drop();
    for (const node of order) node.drop();
  }
  return captured;
}

function runNode(
  node: GraphNode,
  gradients: (Tensor | undefined)[],
  options: BackwardOptions,
  wanted: Set<GraphNode> | undefined,
  captured: (Tensor | undefined)[],
  buffers: Map<GraphNode, (Tensor | undefined)[]>,
): void {
  applyHooks(node, gradients);
  options.targets?.forEach((target, index) => {
    if (target?.node !== node) return;
    const gradient = gradients[target.index];
    if (gradient !== undefined) captured[index] = gradient.keep();
  });
  if (node.leaf !== undefined) {
    if (options.targets === undefined) accumulateLeaf(node.leaf, gradients[0], options.createGraph);
    return;
  }
  if (wanted !== undefined && !wanted.has(node)) return;
  const results = node.run(gradients);
  if (!options.retainGraph) node.release();
  node.edges.forEach((edge, index) => {
    const result = results[index];
    if (edge === undefined || result === undefined) return;
    const shaped = fit(result, edge, node);
    accumulate(buffers, edge, shaped);
  });
}

/** Sums what was broadcast, and gives the gradient its input's dtype. */
function fit(gradient: Tensor, edge: Edge, from: GraphNode): Tensor {
  const output = edge.node.outputs[edge.index];
  if (output === undefined) return gradient;
  let fitted = gradient;
  if (!sameShape(fitted.shape, output.shape)) {
    fitted = sumTo(fitted, output.shape);
    if (!sameShape(fitted.shape, output.shape)) {
      throw runtimeError(
        `Function ${from.name} returned an invalid gradient at index ${edge.index} - got ${formatShape(gradient.shape)} but expected shape compatible with ${formatShape(output.shape)}`,
      );
    }
  }
  return fitted.dtype === output.dtype ? fitted : cast(fitted, output.dtype);
}

function accumulate(buffers: Map<GraphNode, (Tensor | undefined)[]>, edge: Edge, gradient: Tensor): void {
  let slots = buffers.get(edge.node);
  if (slots === undefined) {
    slots = new Array<Tensor | undefined>(edge.node.outputs.length).fill(undefined);
    buffers.set(edge.node, slots);
  }
  const before = slots[edge.index];
  const sum = before === undefined ? gradient : add(before, gradient);
  slots[edge.index] = sum.keep();
  before?.drop();
}

/** Adds to a leaf's `grad`; the first gradient is copied unless nobody else can see its storage. */
function accumulateLeaf(leaf: Tensor, gradient: Tensor | undefined, createGraph: boolean): void {
  if (gradient === undefined) return;
  let incoming: Tensor | undefined = gradient;
  for (const hook of leaf.hooks ?? []) incoming = hook(incoming) ?? incoming;
  const before = leaf.grad;
  if (before !== undefined) {
    leaf.grad = add(before, incoming).keep();
    before.drop();
    return;
  }
  const isOwn = incoming.storage.references === 1 && incoming.isContiguous && incoming.references === 1;
  leaf.grad = (isOwn || createGraph ? incoming : clone(incoming)).keep();
}

function applyHooks(node: GraphNode, gradients: (Tensor | undefined)[]): void {
  for (const [index, hooks] of node.hooks ?? []) {
    for (const hook of hooks) {
      const before = gradients[index] ?? zerosFor(node, index);
      const after = hook(before);
      if (after === undefined) continue;
      gradients[index]?.drop();
      gradients[index] = after.keep();
    }
  }
  for (const [index, tensor] of node.retained ?? []) {
    const gradient = gradients[index];
    if (gradient === undefined) continue;
    const before = tensor.grad;
    tensor.grad = (before === undefined ? clone(gradient) : add(before, gradient)).keep();
    before?.drop();
  }
}

function zerosFor(node: GraphNode, index: number): Tensor {
  const output = node.outputs[index] as { shape: readonly number[]; dtype: Tensor["dtype"] };
  return zeroTensor(output.shape, output.dtype);
}

/** Every node behind the roots, newest first; leaves come when all that flows into them has been added up. */
function reachableNodes(roots: readonly Root[]): GraphNode[] {
  const seen = new Set<GraphNode>();
  const waiting = roots.map(({ edge }) => edge.node);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const edge of node.edges) if (edge !== undefined) waiting.push(edge.node);
  }
  return [...seen].sort((a, b) => rank(b) - rank(a));
}

/** Leaves rank below every function: a leaf may have entered the graph after functions that feed it were made. */
function rank(node: GraphNode): number {
  return node.leaf === undefined ? node.sequence : -1 / node.sequence;
}

/** The nodes on a way from a root to a target; no other need run. */
function reachingNodes(roots: readonly Root[], targets: readonly (Edge | undefined)[]): Set<GraphNode> {
  const goals = new Set(targets.flatMap((target) => (target === undefined ? [] : [target.node])));
  const reaching = new Set<GraphNode>();
  const order = reachableNodes(roots).reverse();
  for (const node of order) {
    const leads = node.edges.some((edge) => edge !== undefined && (goals.has(edge.node) || reaching.has(edge.node)));
    if (leads) reaching.add(node);
  }
  return reaching;
}
