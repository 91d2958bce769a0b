import type { Tensor } from "../../../views/tensor.ts";
import { number } from "../../creation/wrapped-number.ts";
import { add, mul } from "../../elementwise/arithmetic.ts";
import { named } from "../../record.ts";
import { matmul } from "../matmul.ts";
import { constantMatrix, readSquare } from "./matrices.ts";

/** Terms of the series; enough for float64 where the norm is at most 1/2. */
const TERMS = 14;

/** `torch.linalg.matrix_exp`: the series of the matrix divided by a power of two, squared as often (Golub and Van Loan, §9.3). */
export function matrixExp(input: Tensor): Tensor {
  const matrices = readSquare(input, "linalg.matrix_exp");
  const { rows: n, count } = matrices;
  let largest = 0;
  for (let index = 0; index < count; index++) {
    const a = matrices.at(index);
    for (let i = 0; i < n; i++) {
      let total = 0;
      for (let j = 0; j < n; j++) total += Math.abs(a[i * n + j] as number);
      largest = Math.max(largest, total);
    }
  }
  const squarings = largest <= 0.5 ? 0 : Math.ceil(Math.log2(largest / 0.5));
  const scaled = mul(input, number(2 ** -squarings));
  const identity = constantMatrix(n, n, input.dtype, (i, j) => (i === j ? 1 : 0));
  let total = add(mul(scaled, number(1 / TERMS)), identity);
  for (let term = TERMS - 1; term >= 1; term--) total = add(mul(matmul(scaled, total), number(1 / term)), identity);
  for (let i = 0; i < squarings; i++) total = matmul(total, total);
  return named(total, "LinalgMatrixExpBackward0");
}
