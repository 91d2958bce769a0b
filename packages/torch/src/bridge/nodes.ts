import type { GraphNode } from "../autograd/graph-node.ts";
import { runtimeError } from "../storage/torch-error.ts";

const nodes: (GraphNode | undefined)[] = [undefined];
const free: number[] = [];

/** A new number by which Python holds a node of the graph; one hold each. */
export function nodeHandleOf(node: GraphNode): number {
  node.keep();
  const handle = free.pop() ?? nodes.length;
  nodes[handle] = node;
  return handle;
}

/** The node behind a number. */
export function nodeOf(handle: number): GraphNode {
  const node = nodes[handle];
  if (node === undefined) throw runtimeError(`graph node ${handle} is not live`);
  return node;
}

/** Python no longer holds the node. */
export function releaseNode(handle: number): void {
  const node = nodes[handle];
  if (node === undefined) return;
  nodes[handle] = undefined;
  free.push(handle);
  node.drop();
}

/** How many nodes Python holds; a leak check reads it. */
export function countNodes(): number {
  return nodes.length - 1 - free.length;
}
