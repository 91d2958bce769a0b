import { type BackwardContext, type GradientRule, isGradEnabled, type SingleRule } from "../ops/record.ts";
import type { DType } from "../storage/dtype.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { formatShape } from "../views/strides.ts";
import { detachedAlias, type GradientHook, type GradientNode, type Tensor } from "../views/tensor.ts";

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
  tensor: Tensor;
  version: number;
  /** The output it is, or -1 when it is an input or another value. */
  readonly output: number;
}

const NOTHING: readonly SavedTensor[] = [];
let nodesMade = 0;
/** Nodes whose last holder is gone, while a drop is under way. */
let dropping: GraphNode[] | undefined;

/** The number of the newest node. */
export function lastSequence(): number {
  return nodesMade;
}

/**
 * One function in the graph. It keeps the tensors that its rule reads and the nodes that its inputs came from;
 * a tensor keeps the node that made it, so a graph lives as long as a result of it does.
 */
export class GraphNode implements GradientNode, BackwardContext {
  name: string;
  /** Grows with time: a node's number is above those of all that it came from. */
  readonly sequence: number;
  edges: readonly (Edge | undefined)[];
  readonly outputs: readonly OutputShape[];
  references = 0;
  /** The leaf of an `AccumulateGrad`, kept. */
  leaf: Tensor | undefined;
  /** Hooks on outputs that are no leaves, by output. */
  hooks: Map<number, GradientHook[]> | undefined;
  /** Outputs on which `retain_grad()` was called; not kept, they keep this node. */
  retained: Map<number, Tensor> | undefined;
  /** Called when the node is gone: what a rule holds outside the engine. */
  onGone: (() => void) | undefined;
  isReleased = false;
  private saved: readonly SavedTensor[] = NOTHING;
  private rule: GradientRule | SingleRule | undefined;

  constructor(name: string, edges: readonly (Edge | undefined)[], outputs: readonly OutputShape[]) {
    nodesMade += 1;
    this.sequence = nodesMade;
    this.name = name;
    this.edges = edges;
    this.outputs = outputs;
    for (let i = 0; i < edges.length; i++) edges[i]?.node.keep();
  }

  /** Whether input `index` wants a gradient. */
  needs(index: number): boolean {
    return this.edges[index] !== undefined;
  }

  /** Keeps what the rule will read. */
  save(rule: GradientRule | SingleRule, outputs: readonly Tensor[]): void {
    this.rule = rule;
    const { saved, savedOutputs } = rule;
    if (saved === undefined && savedOutputs === undefined) return;
    const list: SavedTensor[] = [];
    if (saved !== undefined) {
      for (let i = 0; i < saved.length; i++) {
        const tensor = saved[i] as Tensor;
        if (tensor.isInference) throw runtimeError(INFERENCE_SAVED);
        list.push({ tensor: tensor.keep(), version: tensor.version.value, output: -1 });
      }
    }
    if (savedOutputs !== undefined) {
      for (let i = 0; i < savedOutputs.length; i++) {
        const output = outputs[savedOutputs[i] as number] as Tensor;
        const alias = detachedAlias(output).keep();
        list.push({ tensor: alias, version: output.version.value, output: savedOutputs[i] as number });
      }
    }
    this.saved = list;
  }

  /** Exchanges saved tensors, so that an in-place change does not reach what the rule reads. */
  replaceSaved(exchange: (tensor: Tensor, isOutput: boolean) => Tensor | undefined): void {
    for (const entry of this.saved) {
      const other = exchange(entry.tensor, entry.output >= 0);
      if (other === undefined) continue;
      other.keep();
      entry.tensor.drop();
      entry.tensor = other;
      entry.version = other.version.value;
    }
  }

  /** Float inputs that want no gradient, by input: frozen weights, data. Their values may be gone. */
  frozenInputs(): [input: number, tensor: Tensor][] {
    const found: [number, Tensor][] = [];
    this.rule?.inputs.forEach((tensor, input) => {
      if (tensor?.dtype.isFloating && this.edges[input] === undefined) found.push([input, tensor]);
    });
    return found;
  }

  /** The inputs' gradients. */
  run(gradients: readonly (Tensor | undefined)[]): readonly (Tensor | undefined)[] {
    if (this.isReleased) throw runtimeError(SECOND_BACKWARD);
    const { rule } = this;
    if (rule === undefined) return [];
    const saved = this.unpack();
    if ("isSingle" in rule) return (rule as SingleRule).backward(gradients[0] as Tensor, saved, this);
    return (rule as GradientRule).backward(gradients, saved, this);
  }

  /** Gives up what was saved; a second backward is an error from here on. */
  release(): void {
    const { saved } = this;
    if (saved.length === 0) return;
    this.isReleased = true;
    this.saved = NOTHING;
    for (let i = 0; i < saved.length; i++) (saved[i] as SavedTensor).tensor.drop();
  }

  keep(): void {
    this.references += 1;
  }

  /** Walks by a list of its own, since a long loop's graph is deeper than the call stack. */
  drop(): void {
    this.references -= 1;
    if (this.references > 0) return;
    if (dropping !== undefined) {
      dropping.push(this);
      return;
    }
    dropping = [];
    try {
      for (let node: GraphNode | undefined = this; node !== undefined; node = dropping.pop()) node.dismantle();
    } finally {
      dropping = undefined;
    }
  }

  private dismantle(): void {
    const { edges, saved, leaf } = this;
    this.edges = [];
    this.saved = NOTHING;
    this.rule = undefined;
    this.leaf = undefined;
    this.retained = undefined;
    for (let i = 0; i < saved.length; i++) (saved[i] as SavedTensor).tensor.drop();
    for (let i = 0; i < edges.length; i++) edges[i]?.node.drop();
    if (leaf !== undefined) {
      leaf.accumulator = undefined;
      leaf.drop();
    }
    if (this.hooks !== undefined) {
      for (const hooks of this.hooks.values()) for (const hook of hooks) hook.release();
      this.hooks = undefined;
    }
    this.onGone?.();
    this.onGone = undefined;
  }

  private unpack(): Tensor[] {
    const { saved } = this;
    const tensors = new Array<Tensor>(saved.length);
    for (let i = 0; i < saved.length; i++) {
      const { tensor, version, output } = saved[i] as SavedTensor;
      if (tensor.version.value !== version) throw runtimeError(this.describeChange(tensor, version, output));
      if (output < 0 || !isGradEnabled()) {
        tensors[i] = tensor;
        continue;
      }
      const alias = detachedAlias(tensor);
      alias.requiresGrad = true;
      alias.gradNode = this;
      alias.outputIndex = output;
      this.keep();
      tensors[i] = alias;
    }
    return tensors;
  }

  private describeChange(tensor: Tensor, version: number, output: number): string {
    const maker = output >= 0 ? this : tensor.gradNode;
    const of =
      maker === undefined ? "" : `, which is output ${output >= 0 ? output : tensor.outputIndex} of ${maker.name},`;
    return `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${tensor.dtype.legacyName} ${formatShape(tensor.shape)}]${of} is at version ${tensor.version.value}; expected version ${version} instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).`;
  }
}

const SECOND_BACKWARD =
  "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.";

const INFERENCE_SAVED =
  "Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.";
