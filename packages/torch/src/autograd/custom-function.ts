import { anyNeedsGradient, isGradEnabled } from "../ops/record.ts";
import { detachedAlias, type Tensor } from "../views/tensor.ts";
import type { GraphNode } from "./graph-node.ts";
import { record, setHistory } from "./history.ts";

/** How a function written in Python takes its gradients back. */
interface CustomBackward {
  /**
   * @param gradients one per output, undefined where nothing flowed back.
   * @returns one per input.
   */
  run(gradients: readonly (Tensor | undefined)[]): readonly (Tensor | undefined)[];
  /** Gives up what the function holds; called once. */
  release(): void;
}

/** The function whose backward is under way. */
let running: GraphNode | undefined;

/**
 * A saved output as the running function's backward should see it: where gradients are recorded, it is the output
 * itself again, so that a gradient of the gradient flows through it.
 */
export function asOutput(saved: Tensor, index: number): Tensor {
  if (running === undefined || !isGradEnabled()) return saved;
  const alias = detachedAlias(saved);
  setHistory(alias, running, index);
  return alias;
}

/**
 * Puts a function written in Python into the graph.
 * @param name as printed: `MyReLUBackward`.
 * @param inputs its tensors; undefined for what is none or wants no gradient.
 * @param outputs what its `forward` gave, computed with recording off.
 * @param isDifferentiable false for outputs named in `mark_non_differentiable`.
 * @returns the outputs with a history, as tensors of their own: what `forward` saved of them stays outside the graph, so
 * that the function's context and its node are no ring. Without a gradient wanted, the outputs themselves.
 */
export function applyCustom(
  name: string,
  backward: CustomBackward,
  inputs: readonly (Tensor | undefined)[],
  outputs: readonly Tensor[],
  isDifferentiable: readonly boolean[],
): Tensor[] {
  if (!anyNeedsGradient(inputs)) {
    backward.release();
    return [...outputs];
  }
  const results = outputs.map(detachedAlias);
  const node: GraphNode = record(results, {
    name,
    inputs,
    backward: (gradients: readonly (Tensor | undefined)[]) => {
      const outer = running;
      running = node;
      try {
        return backward.run(gradients);
      } finally {
        running = outer;
      }
    },
  });
  node.onGone = () => backward.release();
  results.forEach((result, index) => {
    if (isDifferentiable[index] !== false || result.gradNode === undefined) return;
    result.gradNode.drop();
    result.gradNode = undefined;
    result.requiresGrad = false;
  });
  return results;
}
