import { anyNeedsGradient } from "../ops/record.ts";
import { detachedAlias, type Tensor } from "../views/tensor.ts";
import { record } from "./history.ts";

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
  const node = record(results, {
    name,
    inputs,
    backward: (gradients: readonly (Tensor | undefined)[]) => backward.run(gradients),
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
