import { applyInPlace } from "../autograd/in-place.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";

/** A part of the bridge, by name. */
export type BridgeFunctions = Record<string, (...input: never[]) => unknown>;

/** An op of one tensor and numbers. */
export function withNumbers<A extends unknown[]>(
  op: (input: Tensor, ...rest: A) => Tensor,
): (h: number, ...rest: A) => number {
  return returnsTensor((h: number, ...rest: A) => op(tensorOf(h), ...rest));
}

/** Nodes that PyTorch counts apart when the op was in place, since it then computes the gradient from the output. */
const WITH_OWN_FORMULA = new Set(["LeakyReluBackward0", "EluBackward0", "CeluBackward0", "ThresholdBackward0"]);

/** Every op twice: by its name, and in place where the name ends in an underscore. */
export function alsoInPlace(ops: Record<string, (input: Tensor, ...numbers: never[]) => Tensor>): BridgeFunctions {
  const functions: BridgeFunctions = {};
  for (const [name, op] of Object.entries(ops)) {
    functions[name] = withNumbers(op);
    functions[`${name}_`] = returnsNothing((h: number, ...rest: never[]) => {
      const target = tensorOf(h);
      applyInPlace(target, (source) => op(source, ...rest));
      const made = target.gradNode;
      if (made !== undefined && WITH_OWN_FORMULA.has(made.name)) made.name = made.name.replace(/0$/, "1");
    });
  }
  return functions;
}
