import type { AutogradGraph, GraphNode } from "@thaw/terminal/protocol/messages";

export interface PlacedNode extends GraphNode {
  /** Of the box's middle, in pixels. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly { readonly from: PlacedNode; readonly to: PlacedNode }[];
  readonly width: number;
  readonly height: number;
}

export const boxWidth = 148;
export const boxHeight = 38;
const columnStep = boxWidth + 20;
const rowStep = boxHeight + 26;

/**
 * Places a graph in layers: what was computed stands above what it was computed from. A node's layer is its longest way from
 * the top; within a layer, nodes stand near the middle of what they belong to.
 */
export function layoutGraph(graph: AutogradGraph): PlacedGraph {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = graph.edges.filter(([a, b]) => byId.has(a) && byId.has(b));
  const above = new Map<number, number[]>();
  const below = new Map<number, number[]>();
  for (const [from, to] of edges) {
    below.set(from, [...(below.get(from) ?? []), to]);
    above.set(to, [...(above.get(to) ?? []), from]);
  }
  const layer = longestWays(graph.nodes, above, below);
  const layers: GraphNode[][] = [];
  for (const node of graph.nodes) {
    const at = layer.get(node.id) ?? 0;
    layers[at] ??= [];
    layers[at].push(node);
  }
  const place = new Map<number, number>();
  for (const row of layers) {
    const wish = (node: GraphNode): number => {
      const places = (above.get(node.id) ?? []).map((id) => place.get(id) ?? 0);
      return places.length === 0 ? 0 : places.reduce((sum, value) => sum + value, 0) / places.length;
    };
    // What goes on below stays in the middle; leaves go to its right.
    const weight = (node: GraphNode): number => wish(node) * 4 + (below.has(node.id) ? 0 : 1);
    row?.sort((a, b) => weight(a) - weight(b));
    row?.forEach((node, index) => {
      place.set(node.id, index);
    });
  }
  const widest = Math.max(1, ...layers.map((row) => row?.length ?? 0));
  const width = widest * columnStep + 12;
  const placed = new Map<number, PlacedNode>();
  layers.forEach((row, depth) => {
    const isNarrow = (row?.length ?? 0) <= 3;
    const indent = isNarrow ? (Math.min(widest, 3) - (row?.length ?? 0)) / 4 : 0;
    row?.forEach((node, index) => {
      const x = 6 + (index + Math.max(0, indent)) * columnStep + columnStep / 2;
      placed.set(node.id, { ...node, x, y: 6 + depth * rowStep + boxHeight / 2 });
    });
  });
  return {
    nodes: [...placed.values()],
    edges: edges.flatMap(([a, b]) => {
      const from = placed.get(a);
      const to = placed.get(b);
      return from && to ? [{ from, to }] : [];
    }),
    width,
    height: layers.length * rowStep - (rowStep - boxHeight) + 12,
  };
}

/** Nodes are settled in an order in which all above a node come before it; a circle, which there can't be, would be left at 0. */
function longestWays(
  nodes: readonly GraphNode[],
  above: ReadonlyMap<number, readonly number[]>,
  below: ReadonlyMap<number, readonly number[]>,
): Map<number, number> {
  const left = new Map(nodes.map(({ id }) => [id, above.get(id)?.length ?? 0]));
  const layer = new Map<number, number>(nodes.map(({ id }) => [id, 0]));
  const free = nodes.filter(({ id }) => left.get(id) === 0).map(({ id }) => id);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const next of below.get(id) ?? []) {
      layer.set(next, Math.max(layer.get(next) ?? 0, (layer.get(id) ?? 0) + 1));
      const waits = (left.get(next) ?? 1) - 1;
      left.set(next, waits);
      if (waits === 0) free.push(next);
    }
  }
  return layer;
}
