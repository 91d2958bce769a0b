import { gradientsOf } from "../autograd/backward.ts";
import { numbers } from "../ops/elements.ts";
import { add, mul } from "../ops/elementwise/arithmetic.ts";
import { sum } from "../ops/reduction/sum.ts";
import { packed } from "../ops/views/clone.ts";
import { float64 } from "../storage/dtype.ts";
import { beginScope, endScope, letGo } from "../views/scope.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";

/** A float64 tensor of fixed numbers between two bounds, the same in every run. */
export function sampleTensor(shape: readonly number[], low = -1, high = 1, seed = 1): Tensor {
  const tensor = emptyTensor(shape, float64);
  const values = numbers(tensor);
  let state = (seed * 2654435761) >>> 0;
  for (let i = 0; i < values.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = low + ((high - low) * state) / 2 ** 32;
  }
  return tensor;
}

/** The sum of the outputs, each element times a weight of its own. */
function weighted(outputs: readonly Tensor[], inputs: readonly Tensor[]): Tensor {
  const parts = outputs
    .filter((output) => output.dtype.isFloating && output.requiresGrad)
    .map((output, i) => sum(mul(output, sampleTensor(output.shape, 0.5, 1.5, 77 + i)), []));
  // A gradient that no input changes has nothing to differentiate.
  const nothing = sum(mul(inputs[0] as Tensor, sampleTensor([], 0, 0)), []);
  return parts.reduce((total, part) => add(total, part), nothing);
}

/** Central differences of a scalar function by every element of the inputs; NaN at a kink or a jump, where there is no slope. */
function differences(work: () => number, inputs: readonly Tensor[], step: number): number[][] {
  const here = work();
  return inputs.map((input) => {
    const found: number[] = [];
    for (let i = 0; i < input.count; i++) {
      const before = numbers(input)[i] as number;
      numbers(input)[i] = before + step;
      const above = work();
      numbers(input)[i] = before - step;
      const below = work();
      numbers(input)[i] = before;
      const slope = (above - below) / (2 * step);
      const bend = Math.abs(above - here - (here - below)) / step;
      found.push(bend > 1e-2 * Math.max(1, Math.abs(slope)) ? Number.NaN : slope);
    }
    return found;
  });
}

function worst(found: readonly Tensor[], expected: readonly (readonly number[])[]): number {
  let most = 0;
  found.forEach((gradient, k) => {
    const values = numbers(packed(gradient));
    expected[k]?.forEach((wanted, i) => {
      if (Number.isFinite(wanted))
        most = Math.max(most, Math.abs((values[i] as number) - wanted) / Math.max(1, Math.abs(wanted)));
    });
  });
  return most;
}

/**
 * Compares an op's gradients, and the gradients of those, with finite differences in float64.
 * @param order 1, or 2 to differentiate twice.
 * @returns the worst relative difference.
 */
export function checkDerivative(
  op: (...inputs: Tensor[]) => Tensor | readonly Tensor[],
  inputs: readonly Tensor[],
  order: 1 | 2 = 1,
): number {
  const mark = beginScope();
  try {
    for (const input of inputs) input.requiresGrad = true;
    const first = (): Tensor => {
      const result = op(...inputs);
      return weighted(Array.isArray(result) ? result : [result as Tensor], inputs);
    };
    const target = order === 1 ? first : () => weighted(gradients(first(), inputs, true), inputs);
    const value = (): number => {
      const inner = beginScope();
      try {
        return numbers(target())[0] as number;
      } finally {
        endScope(inner);
      }
    };
    return worst(gradients(target(), inputs, false), differences(value, inputs, 1e-5));
  } finally {
    endScope(mark);
  }
}

function gradients(output: Tensor, inputs: readonly Tensor[], createGraph: boolean): Tensor[] {
  const found = gradientsOf([output], [undefined], inputs, {
    retainGraph: createGraph,
    createGraph,
    allowUnused: true,
  });
  return found.map((gradient, i) => {
    if (gradient === undefined) return mul(inputs[i] as Tensor, sampleTensor([], 0, 0));
    letGo(gradient);
    return gradient;
  });
}
