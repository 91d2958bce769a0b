import type { DType } from "../../storage/dtype.ts";
import { memory } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import { lanesOf } from "../elements.ts";
import { fillWith } from "../elementwise/fill.ts";
import { attach, needsGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { packed } from "../views/clone.ts";
import { scalarTensor } from "./wrapped-number.ts";

/** `torch.eye(n, m)`. */
export function eye(rows: number, columns: number, dtype: DType): Tensor {
  if (rows < 0) throw runtimeError(`n must be greater or equal to 0, got ${rows}`);
  if (columns < 0) throw runtimeError(`m must be greater or equal to 0, got ${columns}`);
  const output = zeroTensor([rows, columns], dtype);
  const diagonal = aliasTensor(output, [Math.min(rows, columns)], [columns + 1], 0);
  fillWith(diagonal, scalarTensor(1, dtype));
  return output;
}

/** `torch.tril(x, diagonal)`: what lies on and below a diagonal; the rest is 0. */
export function tril(input: Tensor, diagonal: number): Tensor {
  return triangle(input, diagonal, true);
}

/** `torch.triu(x, diagonal)`: what lies on and above a diagonal. */
export function triu(input: Tensor, diagonal: number): Tensor {
  return triangle(input, diagonal, false);
}

function triangle(input: Tensor, diagonal: number, isLower: boolean): Tensor {
  const name = isLower ? "tril" : "triu";
  const { shape } = input;
  if (shape.length < 2) throw runtimeError(`${name}: input tensor must have at least 2 dimensions`);
  const source = packed(input);
  const output = emptyTensor(shape, input.dtype);
  const { outer, n: rows } = lanesOf(shape, shape.length - 2);
  const columns = shape[shape.length - 1] as number;
  const { itemBytes } = input.dtype;
  const { u8 } = memory;
  u8.fill(0, output.pointer, output.pointer + output.count * itemBytes);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < rows; i++) {
      const edge = Math.min(Math.max(i + diagonal + (isLower ? 1 : 0), 0), columns);
      const row = (o * rows + i) * columns;
      const first = row + (isLower ? 0 : edge);
      const last = row + (isLower ? edge : columns);
      const start = source.pointer + first * itemBytes;
      u8.copyWithin(output.pointer + first * itemBytes, start, source.pointer + last * itemBytes);
    }
  }
  if (needsGradient(input)) {
    attach(output, {
      name: isLower ? "TrilBackward0" : "TriuBackward0",
      inputs: [input],
      backward: (gradient) => [triangle(gradient, diagonal, isLower)],
    });
  }
  return output;
}
