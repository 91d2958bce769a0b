import { numbers, readable } from "../../ops/elements.ts";
import { convert } from "../../ops/elementwise/cast.ts";
import { attach, needsGradient } from "../../ops/record.ts";
import { zeroTensor } from "../../ops/region.ts";
import type { Tensor } from "../../views/tensor.ts";

/** The elements of a float tensor, as loops read and write them. */
export type Values = { readonly length: number; [index: number]: number };

/** An op whose output depends linearly on its input, as two loops: what it does, and what its transpose does. */
export interface LinearMap {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** Adds to `to`, which is zero. */
  forward(from: Values, to: Values): void;
  /** Adds what flows back to `to`, which is zero. */
  backward(from: Values, to: Values): void;
}

/** Runs a linear map; its gradient is its transpose, whose gradient is the map. */
export function applyLinear(input: Tensor, map: LinearMap): Tensor {
  return run(input, map, false);
}

function run(input: Tensor, map: LinearMap, isTransposed: boolean): Tensor {
  const source = readable(input);
  const values = zeroTensor(isTransposed ? map.inputShape : map.outputShape, source.dtype);
  if (source.count > 0 && values.count > 0) {
    if (isTransposed) map.backward(numbers(source), numbers(values));
    else map.forward(numbers(source), numbers(values));
  }
  const output = convert(values, input.dtype);
  if (needsGradient(input)) {
    const name = isTransposed ? map.name.replace(/\d$/, "Backward0") : map.name;
    attach(output, { name, inputs: [input], backward: (gradient) => [run(gradient, map, !isTransposed)] });
  }
  return output;
}
