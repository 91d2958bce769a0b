import { type BackwardContext, type GradientRule, isGradEnabled } from "../ops/record.ts";
import type { DType } from "../storage/dtype.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { formatShape } from "../views/strides.ts";
import { detachedAlias, type GradientNode, type Tensor } from "../views/tensor.ts";

/** Where a gradient goes next: which node, and which of its outputs it is the gradient of. */
export interface Edge {
  readonly node: GraphNode;
  readonly index: number;
}

/** Shape and dtype of one output, to make zeros from and to check gradients against. */
export interface OutputShape {
  readonly shape: readonly number[];
  readonly dtype: DType;
}

interface SavedTensor {
  readonly tensor: Tensor;
  readonly version: number;
  /** The output it is, or -1 when it is an input or another value. */
  readonly output: number;
}

let nodesMade = 0;

/**
 * One function in the graph. It keeps the tensors that its rule reads and the nodes that its inputs came from;
 * a tensor keeps the node that made it, so a graph lives as long as a result of it does.
 */
export class GraphNode implements GradientNode {
  readonly name: string;
  /** Grows with time: a node's number is above those of all that it came from. */
  readonly sequence: number;
  edges: (Edge | undefined)[];
  readonly outputs: OutputShape[];
  references = 0;
  /** The leaf of an `AccumulateGrad`, kept. */
  leaf: Tensor | undefined;
  /** Hooks on outputs that are no leaves, by output. */
  hooks: Map<number, ((gradient: Tensor) => Tensor | undefined)[]> | undefined;
  /** Outputs on which `retain_grad()` was called; not kept, they keep this node. */
  retained: Map<number, Tensor> | undefined;
  isReleased = false;
  private saved: SavedTensor[] = [];
  private rule: GradientRule["backward"] | undefined;

  constructor(name: string, edges: (Edge | undefined)[], outputs: OutputShape[]) {
    nodesMade += 1;
    this.sequence = nodesMade;
    this.name = name;
    this.edges = edges;
    this.outputs = outputs;
    for (const edge of edges) edge?.node.keep();
  }

  /** Keeps what the rule will read. */
  save(rule: GradientRule, outputs: readonly Tensor[]): void {
    this.rule = rule.backward;
    for (const tensor of rule.saved ?? []) {
      this.saved.push({ tensor: tensor.keep(), version: tensor.version.value, output: -1 });
    }
    for (const index of rule.savedOutputs ?? []) {
      const output = outputs[index] as Tensor;
      this.saved.push({ tensor: detachedAlias(output).keep(), version: output.version.value, output: index });
    }
  }

  /** The inputs' gradients. */
  run(gradients: readonly (Tensor | undefined)[]): readonly (Tensor | undefined)[] {
    if (this.isReleased) {
      throw runtimeError(
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
      );
    }
    const context: BackwardContext = { needs: (index) => this.edges[index] !== undefined };
    return this.rule?.(gradients, this.unpack(), context) ?? [];
  }

  /** Gives up what was saved; a second backward is an error from here on. */
  release(): void {
    if (this.saved.length === 0) return;
    this.isReleased = true;
    for (const { tensor } of this.saved) tensor.drop();
    this.saved = [];
  }

  keep(): void {
    this.references += 1;
  }

  /** Walks by a list of its own, since a long loop's graph is deeper than the call stack. */
  drop(): void {
    const waiting: GraphNode[] = [this];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      node.references -= 1;
      if (node.references > 0) continue;
      for (const edge of node.edges) if (edge !== undefined) waiting.push(edge.node);
      node.edges = [];
      for (const { tensor } of node.saved) giveUp(tensor, waiting);
      node.saved = [];
      node.rule = undefined;
      if (node.leaf !== undefined) {
        node.leaf.accumulator = undefined;
        const { leaf } = node;
        node.leaf = undefined;
        leaf.drop();
      }
    }
  }

  private unpack(): Tensor[] {
    return this.saved.map(({ tensor, version, output }) => {
      if (tensor.version.value !== version) throw runtimeError(this.describeChange(tensor, version, output));
      if (output < 0 || !isGradEnabled()) return tensor;
      const alias = detachedAlias(tensor);
      alias.requiresGrad = true;
      alias.gradNode = this;
      alias.outputIndex = output;
      this.keep();
      return alias;
    });
  }

  private describeChange(tensor: Tensor, version: number, output: number): string {
    const maker = output >= 0 ? this : tensor.gradNode;
    const of = maker === undefined ? "" : `, which is output ${tensor.outputIndex} of ${maker.name},`;
    return `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${tensor.dtype.legacyName} ${formatShape(tensor.shape)}]${of} is at version ${tensor.version.value}; expected version ${version} instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).`;
  }
}

/** Drops a saved tensor; the node that it alone held is added to the list rather than dropped by a deeper call. */
function giveUp(tensor: Tensor, waiting: GraphNode[]): void {
  if (tensor.references === 1 && tensor.gradNode instanceof GraphNode) {
    waiting.push(tensor.gradNode);
    tensor.gradNode = undefined;
  }
  tensor.drop();
}
