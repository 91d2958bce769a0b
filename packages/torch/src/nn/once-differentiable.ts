import { anyNeedsGradient, attach } from "../ops/record.ts";
import { runtimeError } from "../storage/torch-error.ts";
import type { Tensor } from "../views/tensor.ts";

/**
 * Marks a gradient that was computed by a loop of its own: going backward through it again is an error that says so,
 * rather than a wrong zero.
 * @param name of the gradient's function: `max_pool2d_backward`.
 * @param sources what the gradient depends on.
 */
export function onceDifferentiable(gradient: Tensor, name: string, sources: readonly (Tensor | undefined)[]): Tensor {
  if (!anyNeedsGradient(sources)) return gradient;
  return attach(gradient, {
    name: "NotImplemented",
    inputs: sources,
    backward: () => {
      throw runtimeError(`derivative for ${name} is not implemented`);
    },
  });
}
