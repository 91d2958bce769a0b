import type { Tensor } from "../views/tensor.ts";
import { checkDerivative } from "./check-derivative.ts";

/** How far a gradient may be from finite differences in float64, relative to its size. */
const TOLERANCE = 1e-6;

/** Where an op's gradients by its float inputs are not its slopes; empty when they are. */
export function checkGradient(
  op: (inputs: readonly Tensor[]) => readonly Tensor[],
  inputs: readonly Tensor[],
): string[] {
  const floats = inputs.filter(({ dtype }) => dtype.isFloating);
  if (floats.length === 0) return [];
  const off = checkDerivative(() => op(inputs), floats);
  return off <= TOLERANCE ? [] : [`off by ${off}`];
}
