import { runtimeError, TorchError } from "../../../storage/torch-error.ts";
import type { Tensor } from "../../../views/tensor.ts";
import { number } from "../../creation/wrapped-number.ts";
import { add, div, mul, neg, sub } from "../../elementwise/arithmetic.ts";
import { attach, attachAll, needsGradient } from "../../record.ts";
import { narrow } from "../../views/slice.ts";
import { unsqueeze } from "../../views/squeeze.ts";
import { completeBasis } from "../dense/complete-basis.ts";
import { eigenSymmetric } from "../dense/eigh.ts";
import { factorQr } from "../dense/householder.ts";
import { factorCholesky } from "../dense/lu.ts";
import { decompose } from "../dense/svd.ts";
import { matmul } from "../matmul.ts";
import { constantMatrix, readMatrices, readSquare, writeParts } from "./matrices.ts";
import { matrixTranspose } from "./matrix-transpose.ts";
import { inv } from "./solve.ts";

/** Half of the diagonal, what is below it, and nothing above. */
function lowerHalf(matrix: Tensor): Tensor {
  const n = matrix.shape.at(-1) as number;
  return mul(
    matrix,
    constantMatrix(n, n, matrix.dtype, (i, j) => (i > j ? 1 : i === j ? 0.5 : 0)),
  );
}

/** `torch.linalg.cholesky`: the lower triangle L with L·Lᵀ = A. @throws LinAlgError where A is not positive-definite. */
export function cholesky(input: Tensor): Tensor {
  const matrices = readSquare(input, "linalg.cholesky");
  const { rows: n, count } = matrices;
  const parts = Array.from({ length: count }, (_, index) => {
    const lower = new Float64Array(n * n);
    const failed = factorCholesky(matrices.at(index), n, lower);
    if (failed > 0) {
      const where = count > 1 ? `(Batch element ${index}): ` : "";
      throw new TorchError(
        "LinAlgError",
        `linalg.cholesky: ${where}The factorization could not be completed because the input is not positive-definite (the leading minor of order ${failed} is not positive-definite).`,
      );
    }
    return lower;
  });
  const output = writeParts(matrices, [n, n], parts);
  if (needsGradient(input)) {
    attach(output, {
      name: "LinalgCholeskyExBackward0",
      inputs: [input],
      savedOutputs: [0],
      // I. Murray, Differentiation of the Cholesky decomposition (2016), §3.
      backward: (gradient, [lower]) => {
        const l = lower as Tensor;
        const inverse = inv(l);
        const middle = lowerHalf(matmul(matrixTranspose(l), gradient));
        const outer = matmul(matrixTranspose(inverse), matmul(middle, inverse));
        return [mul(add(outer, matrixTranspose(outer)), number(0.5))];
      },
    });
  }
  return output;
}

/** `torch.linalg.qr`. @param mode reduced, complete or r. */
export function qr(input: Tensor, mode: string): [q: Tensor, r: Tensor] {
  const matrices = readMatrices(input, "linalg.qr");
  const { rows: m, columns: n, count } = matrices;
  if (mode !== "reduced" && mode !== "complete" && mode !== "r") {
    throw runtimeError(
      `qr received unrecognized mode '${mode}' but expected one of 'reduced' (default), 'r', or 'complete'`,
    );
  }
  const columns = mode === "complete" ? m : Math.min(m, n);
  const factors = Array.from({ length: count }, (_, index) => factorQr(matrices.at(index), m, n, columns));
  const r = writeParts(
    matrices,
    [columns, n],
    factors.map((each) => each.r),
  );
  if (mode === "r") return [writeParts({ ...matrices, batch: [] }, [0], []), r];
  const q = writeParts(
    matrices,
    [m, columns],
    factors.map((each) => each.q),
  );
  if (needsGradient(input)) {
    attachAll([q, r], {
      name: "LinalgQrBackward0",
      inputs: [input],
      savedOutputs: [0, 1],
      backward: ([ofQ, ofR], saved) => [gradientOfQr(ofQ, ofR, saved[0] as Tensor, saved[1] as Tensor, m, n, columns)],
    });
  }
  return [q, r];
}

/** S. Walter and L. Lehmann, Algorithmic differentiation of linear algebra functions (2010): for m ≥ n, reduced. */
function gradientOfQr(
  ofQ: Tensor | undefined,
  ofR: Tensor | undefined,
  q: Tensor,
  r: Tensor,
  m: number,
  n: number,
  columns: number,
): Tensor {
  if (m < n || columns !== n) {
    throw runtimeError(
      "The QR decomposition is not differentiable when mode='complete' and nrows > ncols, or for fewer rows than columns",
    );
  }
  const fromR = ofR === undefined ? undefined : matmul(r, matrixTranspose(ofR));
  const fromQ = ofQ === undefined ? undefined : matmul(matrixTranspose(ofQ), q);
  const both = fromR === undefined ? neg(fromQ as Tensor) : fromQ === undefined ? fromR : sub(fromR, fromQ);
  const half = lowerHalf(both);
  const below = mul(
    half,
    constantMatrix(n, n, q.dtype, (i, j) => (i === j ? 2 : 1)),
  );
  const symmetric = add(
    below,
    matrixTranspose(
      mul(
        below,
        constantMatrix(n, n, q.dtype, (i, j) => (i > j ? 1 : 0)),
      ),
    ),
  );
  const flowing = ofQ === undefined ? matmul(q, symmetric) : add(ofQ, matmul(q, symmetric));
  return matmul(flowing, matrixTranspose(inv(r)));
}

/** `torch.linalg.eigh`: eigenvalues, least first, and eigenvectors of symmetric matrices (the lower triangle is read). */
export function eigh(input: Tensor): [values: Tensor, vectors: Tensor] {
  const matrices = readSquare(input, "linalg.eigh");
  const { rows: n, count } = matrices;
  const parts = Array.from({ length: count }, (_, index) => eigenSymmetric(matrices.at(index), n));
  const values = writeParts(
    matrices,
    [n],
    parts.map((part) => part.values),
  );
  const vectors = writeParts(
    matrices,
    [n, n],
    parts.map((part) => part.vectors),
  );
  if (needsGradient(input)) {
    attachAll([values, vectors], {
      name: "LinalgEighBackward0",
      inputs: [input],
      savedOutputs: [0, 1],
      // M. Giles, Collected matrix derivative results (2008), §3.1.
      backward: ([ofValues, ofVectors], saved) => {
        const [w, v] = saved as [Tensor, Tensor];
        const turned = matrixTranspose(v);
        const diagonal = ofValues === undefined ? undefined : diagonalOf(ofValues);
        if (ofVectors === undefined) return [matmul(v, matmul(diagonal as Tensor, turned))];
        const gaps = gapsOf(w);
        const inner = mul(matmul(turned, ofVectors), gaps);
        return [matmul(v, matmul(diagonal === undefined ? inner : add(inner, diagonal), turned))];
      },
    });
  }
  return [values, vectors];
}

/** Vectors [..., n] as diagonal matrices. */
function diagonalOf(values: Tensor): Tensor {
  const n = values.shape.at(-1) as number;
  return mul(
    unsqueeze(values, -1),
    constantMatrix(n, n, values.dtype, (i, j) => (i === j ? 1 : 0)),
  );
}

/** 1/(w[j] − w[i]) beside the diagonal, 0 on it. */
function gapsOf(w: Tensor): Tensor {
  const n = w.shape.at(-1) as number;
  const identity = constantMatrix(n, n, w.dtype, (i, j) => (i === j ? 1 : 0));
  const off = constantMatrix(n, n, w.dtype, (i, j) => (i === j ? 0 : 1));
  const distances = add(sub(unsqueeze(w, -2), unsqueeze(w, -1)), identity);
  return div(off, distances);
}

/** `torch.linalg.svd`: A = U·diag(s)·Vᵀ, the greatest singular value first. @param full U and Vᵀ are square. */
export function svd(input: Tensor, full: boolean): [u: Tensor, s: Tensor, vt: Tensor] {
  const matrices = readMatrices(input, "linalg.svd");
  const { rows: m, columns: n, count } = matrices;
  const k = Math.min(m, n);
  const parts = Array.from({ length: count }, (_, index) => decompose(matrices.at(index), m, n));
  const wideU = full ? m : k;
  const wideV = full ? n : k;
  const u = writeParts(
    matrices,
    [m, wideU],
    parts.map((part) => completeBasis(part.u, m, k, wideU)),
  );
  const s = writeParts(
    matrices,
    [k],
    parts.map((part) => part.s),
  );
  const vt = writeParts(
    matrices,
    [wideV, n],
    parts.map((part) => completeRows(part.vt, k, n, wideV)),
  );
  if (needsGradient(input)) {
    attachAll([u, s, vt], {
      name: "LinalgSvdBackward0",
      inputs: [input],
      savedOutputs: [0, 1, 2],
      backward: ([ofU, ofS, ofVt], saved) => {
        const [left, values, right] = saved as [Tensor, Tensor, Tensor];
        if ((wideU !== k || wideV !== k) && (ofU !== undefined || ofVt !== undefined)) {
          throw runtimeError("svd_backward: the vectors have a gradient with full_matrices=False only");
        }
        if (ofU === undefined && ofVt === undefined) {
          const scaled = mul(narrowColumns(left, k), unsqueeze(ofS as Tensor, -2));
          return [matmul(scaled, narrowRows(right, k))];
        }
        return [gradientOfSvd(ofU, ofS, ofVt, left, values, right)];
      },
    });
  }
  return [u, s, vt];
}

function completeRows(vt: Float64Array, k: number, n: number, wide: number): Float64Array {
  if (wide === k) return vt;
  const turned = new Float64Array(n * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < n; j++) turned[j * k + i] = vt[i * n + j] as number;
  const full = completeBasis(turned, n, k, wide);
  const rows = new Float64Array(wide * n);
  for (let i = 0; i < wide; i++) for (let j = 0; j < n; j++) rows[i * n + j] = full[j * wide + i] as number;
  return rows;
}

function narrowColumns(u: Tensor, k: number): Tensor {
  return (u.shape.at(-1) as number) === k ? u : narrow(u, u.shape.length - 1, 0, k);
}

function narrowRows(vt: Tensor, k: number): Tensor {
  return (vt.shape.at(-2) as number) === k ? vt : narrow(vt, vt.shape.length - 2, 0, k);
}

/** J. Townsend, Differentiating the singular value decomposition (2016). */
function gradientOfSvd(
  ofU: Tensor | undefined,
  ofS: Tensor | undefined,
  ofVt: Tensor | undefined,
  u: Tensor,
  s: Tensor,
  vt: Tensor,
): Tensor {
  const v = matrixTranspose(vt);
  const squares = mul(s, s);
  const gaps = gapsOf(squares);
  const row = unsqueeze(s, -2);
  const column = unsqueeze(s, -1);
  let inner = ofS === undefined ? undefined : diagonalOf(ofS);
  let extra: Tensor | undefined;
  if (ofU !== undefined) {
    const skew = matmul(matrixTranspose(u), ofU);
    const part = mul(mul(gaps, sub(skew, matrixTranspose(skew))), row);
    inner = inner === undefined ? part : add(inner, part);
    const outside = div(sub(ofU, matmul(u, skew)), row);
    extra = matmul(outside, vt);
  }
  if (ofVt !== undefined) {
    const ofV = matrixTranspose(ofVt);
    const skew = matmul(vt, ofV);
    const part = mul(column, mul(gaps, sub(skew, matrixTranspose(skew))));
    inner = inner === undefined ? part : add(inner, part);
    const outside = matmul(div(u, row), matrixTranspose(sub(ofV, matmul(v, skew))));
    extra = extra === undefined ? outside : add(extra, outside);
  }
  const main = matmul(u, matmul(inner as Tensor, vt));
  return extra === undefined ? main : add(main, extra);
}
