import { type DType, int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import { elements, lanesOf } from "../elements.ts";
import { fillWith } from "../elementwise/fill.ts";
import { attach, needsGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { packed } from "../views/clone.ts";
import { checkShape } from "./fill.ts";
import { scalarTensor } from "./wrapped-number.ts";

/** `torch.eye(n, m)`. */
export function eye(rows: number, columns: number, dtype: DType): Tensor {
  const output = zeroTensor(checkShape([rows, columns]), dtype);
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
  const from = elements(source);
  const to = elements(output);
  const zero = input.dtype === int64 ? 0n : 0;
  let at = 0;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        to[at] = (isLower ? j - i <= diagonal : j - i >= diagonal) ? (from[at] as number) : zero;
      }
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
