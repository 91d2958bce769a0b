import { float32 } from "../storage/dtype.ts";
import { elementsOf, type Tensor } from "../views/tensor.ts";
import { convert } from "./elementwise/cast.ts";
import { packed } from "./views/clone.ts";

/** What the loops of rarer ops run over: numbers, or bigints for int64; `<` and `===` mean the same for both. */
export interface Elements {
  readonly length: number;
  [index: number]: number | bigint;
  fill(value: number | bigint): unknown;
}

/**
 * The elements of a contiguous tensor in the kernels' memory. Good until something is allocated: the memory
 * may move when it grows, so ops make all their tensors first.
 */
export function elements(tensor: Tensor): Elements {
  const all = elementsOf(tensor.dtype);
  const start = tensor.pointer / tensor.dtype.itemBytes;
  return all.subarray(start, start + tensor.count) as unknown as Elements;
}

/** The same for a tensor whose dtype is known to be read as numbers. */
export function numbers(tensor: Tensor): {
  readonly length: number;
  [index: number]: number;
  fill(value: number): unknown;
} {
  return elements(tensor) as never;
}

/** The same for int64. */
export function bigints(tensor: Tensor): {
  readonly length: number;
  [index: number]: bigint;
  fill(value: bigint): unknown;
} {
  return elements(tensor) as never;
}

/** Contiguous, and in float32 where it was of half precision: what the loops can read. */
export function readable(input: Tensor): Tensor {
  return packed(input.dtype.isHalf ? convert(input, float32) : input);
}

/** A contiguous tensor as [outer, n, inner] around one axis. */
export interface Lanes {
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
}

/** How many elements lie before, along and after an axis; a scalar is one lane of one. */
export function lanesOf(shape: readonly number[], axis: number): Lanes {
  let outer = 1;
  let inner = 1;
  for (let i = 0; i < axis; i++) outer *= shape[i] as number;
  for (let i = axis + 1; i < shape.length; i++) inner *= shape[i] as number;
  return { outer, n: shape[axis] ?? 1, inner };
}
