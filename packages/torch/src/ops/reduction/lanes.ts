import { countElements } from "../../views/strides.ts";
import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { packed } from "../views/clone.ts";

/** A reduction as kernels want it: contiguous [outer, n, inner], the middle axis reduced. */
export interface Reduction {
  readonly source: Tensor;
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
  /** How many of the `n` were neighbours before axes were brought together. */
  readonly run: number;
  /** The result's shape, with the reduced axes as 1 or gone. */
  readonly shape: readonly number[];
}

/**
 * Brings the reduced axes together. Neighbouring axes of a contiguous tensor stay where they are, others are copied to the end.
 * @param axes ascending, from 0.
 */
export function planReduction(input: Tensor, axes: readonly number[], keepDim: boolean): Reduction {
  const { shape } = input;
  const rank = shape.length;
  const result = reducedShape(shape, axes, keepDim);
  if (axes.length === rank) {
    return { source: packed(input), outer: 1, n: input.count, inner: 1, run: input.count, shape: result };
  }
  const first = axes[0] as number;
  const last = axes[axes.length - 1] as number;
  if (last - first === axes.length - 1) {
    let outer = 1;
    let n = 1;
    let inner = 1;
    for (let axis = 0; axis < rank; axis++) {
      const size = shape[axis] as number;
      if (axis < first) outer *= size;
      else if (axis > last) inner *= size;
      else n *= size;
    }
    return { source: packed(input), outer, n, inner, run: n, shape: result };
  }
  const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const order = [...kept, ...axes];
  const moved = aliasTensor(
    input,
    order.map((axis) => shape[axis] as number),
    order.map((axis) => input.strides[axis] as number),
    input.offset,
  );
  return {
    source: packed(moved),
    outer: countElements(kept.map((axis) => shape[axis] as number)),
    n: countElements(axes.map((axis) => shape[axis] as number)),
    inner: 1,
    run: trailingRun(shape, axes),
    shape: result,
  };
}

/** How many elements the reduced axes at the very end hold together. */
function trailingRun(shape: readonly number[], axes: readonly number[]): number {
  let run = 1;
  for (let axis = shape.length - 1; axes.includes(axis); axis--) run *= shape[axis] as number;
  return run > 1 ? run : countElements(axes.map((axis) => shape[axis] as number));
}

/** A shape with axes as 1 or gone. */
export function reducedShape(shape: readonly number[], axes: readonly number[], keepDim: boolean): readonly number[] {
  return keepDim
    ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : shape.filter((_, axis) => !axes.includes(axis));
}
