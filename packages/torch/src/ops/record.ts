import type { Tensor } from "../views/tensor.ts";

/** What a gradient rule is told while it runs. */
export interface BackwardContext {
  /** Whether input `index` wants a gradient; a costly rule computes no other. */
  needs(index: number): boolean;
}

/** How the gradients of an op's inputs follow from those of its outputs. */
export interface GradientRule {
  /** As PyTorch prints it: `MulBackward0`. */
  readonly name: string;
  /** The differentiable inputs, in the order of the gradients that `backward` returns. */
  readonly inputs: readonly (Tensor | undefined)[];
  /** Tensors that `backward` reads: inputs or other values. A change of one in place before backward is an error. */
  readonly saved?: readonly Tensor[];
  /** Indices of outputs that `backward` reads; they follow `saved` in its second argument. */
  readonly savedOutputs?: readonly number[];
  /**
   * Written with ops, so that it can itself be differentiated.
   * @param gradients one per output, undefined where nothing flowed back; borrowed.
   * @param saved `saved`, then the saved outputs; borrowed.
   * @returns one gradient per input, of its shape and dtype (a gradient that was broadcast is summed by the engine), or undefined.
   */
  backward(
    gradients: readonly (Tensor | undefined)[],
    saved: readonly Tensor[],
    context: BackwardContext,
  ): readonly (Tensor | undefined)[];
}

/** As {@link GradientRule}, for an op of one output: its gradient comes by itself. */
export interface SingleRule extends Omit<GradientRule, "backward"> {
  backward(gradient: Tensor, saved: readonly Tensor[], context: BackwardContext): readonly (Tensor | undefined)[];
  isSingle?: true;
}

/** Puts a rule into the graph. The autograd layer installs the one that works; until then nothing is recorded. */
let recorder: (outputs: readonly Tensor[], rule: GradientRule | SingleRule) => void = () => {};

let gradientsAreRecorded = true;

/** Called once by the autograd layer. */
export function installRecorder(record: (outputs: readonly Tensor[], rule: GradientRule | SingleRule) => void): void {
  recorder = record;
}

/** `torch.is_grad_enabled()`. */
export function isGradEnabled(): boolean {
  return gradientsAreRecorded;
}

/** `torch.set_grad_enabled`; returns what it was. */
export function setGradEnabled(enabled: boolean): boolean {
  const before = gradientsAreRecorded;
  gradientsAreRecorded = enabled;
  return before;
}

/** Whether an op over these inputs must be put into the graph. */
export function needsGradient(a: Tensor | undefined, b?: Tensor, c?: Tensor): boolean {
  return (
    gradientsAreRecorded &&
    ((a !== undefined && a.requiresGrad) || (b !== undefined && b.requiresGrad) || (c !== undefined && c.requiresGrad))
  );
}

/** The same for a list. */
export function anyNeedsGradient(tensors: readonly (Tensor | undefined)[]): boolean {
  return gradientsAreRecorded && tensors.some((tensor) => tensor?.requiresGrad === true);
}

/** Puts an op with one output into the graph; to be called only where {@link needsGradient} said so. */
export function attach(output: Tensor, rule: SingleRule): Tensor {
  rule.isSingle = true;
  recorder([output], rule);
  return output;
}

/** Gives the node of an op that is made of others the name that PyTorch's own has. The output must be new. */
export function named(output: Tensor, name: string): Tensor {
  if (output.gradNode !== undefined) output.gradNode.name = name;
  return output;
}

/** Puts an op with several differentiable outputs into the graph. */
export function attachAll(outputs: readonly Tensor[], rule: GradientRule): void {
  recorder(outputs, rule);
}

/** Runs `work` with recording off (the raw part of an op, an optimiser's step). */
export function withoutGradient<T>(work: () => T): T {
  const before = gradientsAreRecorded;
  gradientsAreRecorded = false;
  try {
    return work();
  } finally {
    gradientsAreRecorded = before;
  }
}
