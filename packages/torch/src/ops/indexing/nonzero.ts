import { bool, int64 } from "../../storage/dtype.ts";
import { memory } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { convert } from "../elementwise/cast.ts";
import { packed } from "../views/clone.ts";

/** Row-major places of the elements that are not zero. */
export function placesOf(input: Tensor): Uint32Array {
  const flags = packed(convert(input, bool));
  const start = flags.pointer;
  const end = start + flags.count;
  const { u8 } = memory;
  let count = 0;
  for (let i = start; i < end; i++) count += u8[i] as number;
  const places = new Uint32Array(count);
  let next = 0;
  for (let i = start; i < end; i++) if (u8[i] !== 0) places[next++] = i - start;
  return places;
}

/** Writes numbers as int64 by their two halves, which is quicker than by way of bigints. */
function writeIntegers(to: Tensor, first: number, step: number, values: (i: number) => number, count: number): void {
  const words = memory.i32;
  let at = (to.pointer >> 2) + first * 2;
  for (let i = 0; i < count; i++) {
    words[at] = values(i);
    words[at + 1] = 0;
    at += step * 2;
  }
}

/** The flat places as an int64 tensor. */
export function flatNonzero(input: Tensor): Tensor {
  const places = placesOf(input);
  const output = emptyTensor([places.length], int64);
  writeIntegers(output, 0, 1, (i) => places[i] as number, places.length);
  return output;
}

/** How far apart neighbours along an axis lie, row-major. */
function strideBehind(shape: readonly number[], axis: number): number {
  return shape.slice(axis + 1).reduce((product, size) => product * size, 1);
}

/** One int64 index per axis: where the elements are that are not zero. */
export function nonzeroColumns(input: Tensor): Tensor[] {
  const places = placesOf(input);
  const { shape } = input;
  return shape.map((size, axis) => {
    const column = emptyTensor([places.length], int64);
    const stride = strideBehind(shape, axis);
    writeIntegers(column, 0, 1, (i) => Math.floor((places[i] as number) / stride) % size, places.length);
    return column;
  });
}

/** `torch.nonzero(x)`: int64 [count, axes], one row per element that is not zero. */
export function nonzero(input: Tensor): Tensor {
  const places = placesOf(input);
  const { shape } = input;
  const rank = shape.length;
  const output = emptyTensor([places.length, rank], int64);
  shape.forEach((size, axis) => {
    const stride = strideBehind(shape, axis);
    writeIntegers(output, axis, rank, (i) => Math.floor((places[i] as number) / stride) % size, places.length);
  });
  return output;
}
