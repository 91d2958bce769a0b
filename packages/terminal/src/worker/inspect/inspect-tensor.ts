import { drawGraph } from "@thaw/torch/autograd/inspect-graph";
import type { Tensor } from "@thaw/torch/views/tensor";
import type { AutogradGraph, GraphNode, Inspection, TensorEntry } from "../../protocol/messages.ts";
import { type Values, valuesOf } from "./read-values.ts";
import { summarize } from "./summarize.ts";
import { guessPicture, takeSlice } from "./take-slice.ts";

const SPARKLINE_POINTS = 32;
const MOST_NODES = 200;

/** A tensor of the learner's namespace. */
export interface NamedTensor {
  readonly name: string;
  readonly role: TensorEntry["role"];
  readonly handle: number;
}

/** The tensor's line in the inspector's list. */
export function describeTensor({ name, role }: NamedTensor, tensor: Tensor): TensorEntry {
  return {
    name,
    role,
    shape: tensor.shape,
    dtype: tensor.dtype.name,
    requiresGrad: tensor.requiresGrad,
    hasGrad: tensor.grad !== undefined,
    isLeaf: tensor.isLeaf,
    bytes: tensor.count * tensor.dtype.itemBytes,
    version: tensor.version.value,
    sparkline: sparkline(valuesOf(tensor)),
  };
}

function sparkline({ count, at }: Values): (number | null)[] {
  const points = Math.min(count, SPARKLINE_POINTS);
  return Array.from({ length: points }, (_, point) => {
    const value = at(Math.floor((point * count) / points));
    return Number.isFinite(value) ? value : null;
  });
}

/** All that the inspector shows of one tensor. @param named what else the namespace holds: leaves of the graph get its names. */
export function inspectTensor(
  of: NamedTensor,
  tensor: Tensor,
  slice: readonly number[],
  named: readonly NamedTensor[],
): Inspection {
  const values = valuesOf(tensor);
  const { grad } = tensor;
  const gradient = grad && valuesOf(grad);
  return {
    entry: describeTensor(of, tensor),
    statistics: summarize(values),
    heatMap: takeSlice(values, tensor.shape, slice),
    gradient: gradient ? { statistics: summarize(gradient), heatMap: takeSlice(gradient, tensor.shape, slice) } : null,
    picture: guessPicture(values, tensor.shape, slice),
    graph: graphOf(tensor, named),
  };
}

function graphOf(tensor: Tensor, named: readonly NamedTensor[]): AutogradGraph | null {
  if (tensor.isLeaf) return null;
  const names = new Map(named.map((one) => [one.handle, one]));
  const { nodes, edges, isCut } = drawGraph(tensor, MOST_NODES);
  return {
    nodes: nodes.map(({ id, name, shape, handle, requiresGrad }): GraphNode => {
      if (!shape) return { id, label: name, kind: "operation", shape: null };
      const leaf = handle === undefined ? undefined : names.get(handle);
      const kind = requiresGrad ? "trainable" : leaf?.role === "parameter" ? "frozen" : "input";
      return { id, label: leaf?.name ?? "", kind, shape };
    }),
    edges: edges.map(([from, to]) => [from, to] as const),
    truncated: isCut,
  };
}
