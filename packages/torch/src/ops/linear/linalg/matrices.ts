import type { DType } from "../../../storage/dtype.ts";
import { runtimeError } from "../../../storage/torch-error.ts";
import { countElements } from "../../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../../views/tensor.ts";
import { numbers, readable } from "../../elements.ts";

/** A batch of matrices, copied into float64: decompositions are computed there and rounded once. */
export interface Matrices {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  readonly batch: readonly number[];
  readonly dtype: DType;
  at(index: number): Float64Array;
}

/** Reads matrices. @throws RuntimeError with PyTorch's sentences for fewer than two axes and for integers. */
export function readMatrices(input: Tensor, name: string): Matrices {
  if (input.shape.length < 2) {
    throw runtimeError(`${name}: The input tensor A must have at least 2 dimensions.`);
  }
  if (!input.dtype.isFloating) {
    throw runtimeError(`${name}: Expected a floating point or complex tensor as input. Got ${input.dtype.scalarName}`);
  }
  const [rows, columns] = input.shape.slice(-2) as [number, number];
  const batch = input.shape.slice(0, -2);
  const all = Float64Array.from(numbers(readable(input)) as ArrayLike<number>);
  const size = rows * columns;
  return {
    count: countElements(batch),
    rows,
    columns,
    batch,
    dtype: input.dtype,
    at: (index) => all.subarray(index * size, (index + 1) * size),
  };
}

/** The same, and square. */
export function readSquare(input: Tensor, name: string): Matrices {
  const matrices = readMatrices(input, name);
  if (matrices.rows !== matrices.columns) {
    throw runtimeError(
      `${name}: A must be batches of square matrices, but they are ${matrices.rows} by ${matrices.columns} matrices`,
    );
  }
  return matrices;
}

/** A tensor of the batch's parts, in the order of the batch. */
export function writeParts(matrices: Matrices, shape: readonly number[], parts: readonly ArrayLike<number>[]): Tensor {
  if (matrices.dtype.isHalf) throw runtimeError("linear algebra is not implemented for half precision");
  const output = emptyTensor([...matrices.batch, ...shape], matrices.dtype);
  const out = numbers(output);
  let at = 0;
  for (const part of parts) for (let i = 0; i < part.length; i++) out[at++] = part[i] as number;
  return output;
}

/** A constant in a tensor of the given dtype: rows × columns, from a function. */
export function constantMatrix(
  rows: number,
  columns: number,
  dtype: DType,
  value: (i: number, j: number) => number,
): Tensor {
  const output = emptyTensor([rows, columns], dtype);
  const out = numbers(output);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[i * columns + j] = value(i, j);
  return output;
}
