import type { Tensor } from "../views/tensor.ts";
import type { GraphNode } from "./graph-node.ts";
import { refreshView } from "./history.ts";

/** A function or a leaf of a drawn graph. */
interface DrawnNode {
  readonly id: number;
  /** `MulBackward0`; `AccumulateGrad` for a leaf. */
  readonly name: string;
  /** A leaf's shape. */
  readonly shape?: readonly number[];
  /** The bridge's handle of a leaf that Python holds; names are Python's to know. */
  readonly handle?: number;
  readonly requiresGrad: boolean;
}

/** What lies behind a value, newest first. */
export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  /** From a node to what it came from: pairs of ids, and which input it is. */
  readonly edges: readonly (readonly [from: number, to: number, input: number])[];
  /** More nodes than were asked for lie behind. */
  readonly isCut: boolean;
}

/**
 * The graph behind a tensor, breadth first.
 * Inputs that take no part in gradients are shown where a node saved them: a frozen weight is one.
 */
export function drawGraph(tensor: Tensor, maxNodes: number): DrawnGraph {
  refreshView(tensor);
  const nodes: DrawnNode[] = [];
  const edges: [number, number, number][] = [];
  const ids = new Map<GraphNode | Tensor, number>();
  let isCut = false;
  const waiting: GraphNode[] = [];
  const add = (of: GraphNode | Tensor, node: Omit<DrawnNode, "id">): number | undefined => {
    const known = ids.get(of);
    if (known !== undefined) return known;
    if (nodes.length >= maxNodes) {
      isCut = true;
      return undefined;
    }
    const id = nodes.length;
    ids.set(of, id);
    nodes.push({ id, ...node });
    return id;
  };
  const addNode = (node: GraphNode): number | undefined => {
    const isNew = !ids.has(node);
    const id = node.leaf === undefined ? add(node, { name: node.name, requiresGrad: true }) : addLeaf(node.leaf, node);
    if (isNew && id !== undefined) waiting.push(node);
    return id;
  };
  const addLeaf = (leaf: Tensor, of: GraphNode | Tensor): number | undefined =>
    add(of, {
      name: "AccumulateGrad",
      shape: leaf.shape,
      requiresGrad: leaf.requiresGrad,
      ...(leaf.handle === 0 ? {} : { handle: leaf.handle }),
    });

  if (tensor.gradNode !== undefined) addNode(tensor.gradNode as GraphNode);
  else addLeaf(tensor, (tensor.accumulator as GraphNode | undefined) ?? tensor);
  for (let next = 0; next < waiting.length; next++) {
    const node = waiting[next] as GraphNode;
    const from = ids.get(node) as number;
    node.edges.forEach((edge, input) => {
      const to = edge === undefined ? undefined : addNode(edge.node);
      if (to !== undefined) edges.push([from, to, input]);
    });
    for (const [input, frozen] of node.frozenInputs()) {
      const to = addLeaf(frozen, frozen);
      if (to !== undefined) edges.push([from, to, input]);
    }
  }
  return { nodes, edges, isCut };
}
