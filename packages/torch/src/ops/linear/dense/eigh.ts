import { reflect } from "./householder.ts";
import { diagonalizeTridiagonal } from "./tridiagonal.ts";

/** Eigenvalues, least first, and eigenvectors as columns. */
interface Eigen {
  readonly values: Float64Array;
  /** [n, n], row-major. */
  readonly vectors: Float64Array;
}

/**
 * Of a symmetric matrix, of which the lower triangle is read: reflections to a tridiagonal form, then the implicit QL
 * method with Wilkinson's shift (Golub and Van Loan, §8.3; J. Wilkinson and C. Reinsch, 1971).
 * Reflections and rotations have LAPACK's signs, so that the vectors mostly have too.
 */
export function eigenSymmetric(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice();
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) a[i * n + j] = a[j * n + i] as number;
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const q = tridiagonalize(a, n, d, e);
  diagonalizeTridiagonal(d, e, q, n);
  return sorted(d, q, n);
}

/** Leaves the diagonal in d and what is beside it in e; @returns the orthogonal factor. */
function tridiagonalize(a: Float64Array, n: number, d: Float64Array, e: Float64Array): Float64Array {
  const vectors: { start: number; tau: number; v: Float64Array }[] = [];
  for (let k = 0; k < n - 1; k++) {
    const length = n - k - 1;
    const v = new Float64Array(length);
    for (let i = 0; i < length; i++) v[i] = a[(k + 1 + i) * n + k] as number;
    const { tau, beta } = reflect(
      length,
      (i) => v[i] as number,
      (i, value) => {
        v[i] = value;
      },
    );
    v[0] = 1;
    e[k] = beta;
    vectors.push({ start: k + 1, tau, v });
    if (tau !== 0) reflectBothSides(a, n, k + 1, v, tau);
  }
  for (let i = 0; i < n; i++) d[i] = a[i * n + i] as number;
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  for (let k = vectors.length - 1; k >= 0; k--) {
    const { start, tau, v } = vectors[k] as { start: number; tau: number; v: Float64Array };
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let i = 0; i < v.length; i++) total += (v[i] as number) * (q[(start + i) * n + j] as number);
      total *= tau;
      for (let i = 0; i < v.length; i++) {
        q[(start + i) * n + j] = (q[(start + i) * n + j] as number) - total * (v[i] as number);
      }
    }
  }
  return q;
}

/** A ← H·A·H on the block that begins at `start`. */
function reflectBothSides(a: Float64Array, n: number, start: number, v: Float64Array, tau: number): void {
  const { length } = v;
  const w = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    let total = 0;
    for (let j = 0; j < length; j++) total += (a[(start + i) * n + start + j] as number) * (v[j] as number);
    w[i] = tau * total;
  }
  let dot = 0;
  for (let i = 0; i < length; i++) dot += (w[i] as number) * (v[i] as number);
  for (let i = 0; i < length; i++) w[i] = (w[i] as number) - 0.5 * tau * dot * (v[i] as number);
  for (let i = 0; i < length; i++) {
    for (let j = 0; j < length; j++) {
      const at = (start + i) * n + start + j;
      a[at] = (a[at] as number) - (v[i] as number) * (w[j] as number) - (w[i] as number) * (v[j] as number);
    }
  }
}

function sorted(d: Float64Array, q: Float64Array, n: number): Eigen {
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => (d[a] as number) - (d[b] as number));
  const values = Float64Array.from(order, (i) => d[i] as number);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let row = 0; row < n; row++) vectors[row * n + to] = q[row * n + from] as number;
  });
  return { values, vectors };
}
