import { diagonalizeBidiagonal, givens } from "./bidiagonal.ts";
import { factorQr, reflect } from "./householder.ts";

/** A = U·diag(s)·Vᵀ, the greatest singular value first. */
interface Svd {
  /** [m, k]. */
  readonly u: Float64Array;
  readonly s: Float64Array;
  /** [k, n]. */
  readonly vt: Float64Array;
  readonly k: number;
}

/**
 * Of any matrix [m, n]; k is the smaller of the two. Matrices much longer one way are first reduced to a triangle by
 * reflections, as LAPACK's dgesdd does it.
 */
export function decompose(matrix: Float64Array, m: number, n: number): Svd {
  if (m < n) return decomposeWide(matrix, m, n);
  if (m < Math.floor((n * 11) / 6) || n === 0) return decomposeTall(matrix, m, n);
  const { q, r } = factorQr(matrix, m, n, n);
  const { u, s, vt } = decomposeTall(r, n, n);
  return { u: multiplyPlain(q, u, m, n, n), s, vt, k: n };
}

function decomposeWide(matrix: Float64Array, m: number, n: number): Svd {
  const transposed = turned(matrix, m, n);
  if (n >= Math.floor((m * 11) / 6) && m > 0) {
    const { q, r } = factorQr(transposed, n, m, m);
    const { u, s, vt } = decomposeTall(turned(r, m, m), m, m);
    return { u, s, vt: multiplyPlain(vt, turned(q, n, m), m, m, n), k: m };
  }
  return decomposeLower(matrix, m, n);
}

/** For m < n: reflections to a lower bidiagonal form, which rotations of rows then make an upper one. */
function decomposeLower(matrix: Float64Array, m: number, n: number): Svd {
  const a = matrix.slice();
  const d = new Float64Array(m);
  const e = new Float64Array(m);
  const left: Reflection[] = [];
  const right: Reflection[] = [];
  for (let k = 0; k < m; k++) {
    const row = reflection(n - k, (j) => a[k * n + k + j] as number);
    right.push(row);
    d[k] = row.beta;
    for (let i = k + 1; i < m; i++) apply(row, (j) => i * n + k + j, a);
    if (k >= m - 1) continue;
    const column = reflection(m - k - 1, (i) => a[(k + 1 + i) * n + k] as number);
    left.push(column);
    e[k] = column.beta;
    for (let j = k + 1; j < n; j++) apply(column, (i) => (k + 1 + i) * n + j, a);
  }
  const turns: [c: number, s: number][] = [];
  for (let k = 0; k < m - 1; k++) {
    const { c, s, r } = givens(d[k] as number, e[k] as number);
    d[k] = r;
    e[k] = s * (d[k + 1] as number);
    d[k + 1] = c * (d[k + 1] as number);
    turns.push([c, s]);
  }
  const identity = () => Float64Array.from({ length: m * m }, (_, i) => (i % (m + 1) === 0 ? 1 : 0));
  const [ownU, ownVt] = [identity(), identity()];
  diagonalizeBidiagonal({ d, e, u: ownU, rows: m, vt: ownVt, n: m });
  const { u, s, vt: small } = finish(d, ownU, m, ownVt, m);
  for (let k = m - 2; k >= 0; k--) {
    const [c, sine] = turns[k] as [number, number];
    for (let j = 0; j < m; j++) {
      const above = u[k * m + j] as number;
      const below = u[(k + 1) * m + j] as number;
      u[(k + 1) * m + j] = c * below + sine * above;
      u[k * m + j] = c * above - sine * below;
    }
  }
  for (let k = left.length - 1; k >= 0; k--) {
    for (let j = 0; j < m; j++) apply(left[k] as Reflection, (i) => (k + 1 + i) * m + j, u);
  }
  const vt = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) vt[i * n + j] = small[i * m + j] as number;
  for (let k = m - 1; k >= 0; k--) {
    for (let i = 0; i < m; i++) apply(right[k] as Reflection, (j) => i * n + k + j, vt);
  }
  return { u, s, vt, k: m };
}

function turned(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = matrix[i * columns + j] as number;
  }
  return result;
}

function multiplyPlain(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k] as number;
      for (let j = 0; j < columns; j++) {
        result[i * columns + j] = (result[i * columns + j] as number) + factor * (b[k * columns + j] as number);
      }
    }
  }
  return result;
}

/** Reflections to a bidiagonal form (G. Golub and W. Kahan, 1965), then QR sweeps on that; m ≥ n. */
function decomposeTall(matrix: Float64Array, m: number, n: number): Svd {
  const a = matrix.slice();
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const left: Reflection[] = [];
  const right: Reflection[] = [];
  for (let k = 0; k < n; k++) {
    const column = reflection(m - k, (i) => a[(k + i) * n + k] as number);
    left.push(column);
    d[k] = column.beta;
    for (let j = k + 1; j < n; j++) apply(column, (i) => (k + i) * n + j, a);
    if (k >= n - 1) continue;
    const row = reflection(n - k - 1, (i) => a[k * n + k + 1 + i] as number);
    right.push(row);
    e[k] = row.beta;
    for (let i = k + 1; i < m; i++) apply(row, (j) => i * n + k + 1 + j, a);
  }
  const u = new Float64Array(m * n);
  for (let i = 0; i < n; i++) u[i * n + i] = 1;
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k; j < n; j++) apply(left[k] as Reflection, (i) => (k + i) * n + j, u);
  }
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let k = right.length - 1; k >= 0; k--) {
    for (let j = 0; j < n; j++) apply(right[k] as Reflection, (i) => (k + 1 + i) * n + j, v);
  }
  const vt = turned(v, n, n);
  diagonalizeBidiagonal({ d, e, u, rows: m, vt, n });
  return finish(d, u, m, vt, n);
}

interface Reflection {
  readonly v: Float64Array;
  readonly tau: number;
  readonly beta: number;
}

function reflection(length: number, read: (i: number) => number): Reflection {
  const v = Float64Array.from({ length }, (_, i) => read(i));
  const { tau, beta } = reflect(
    length,
    (i) => v[i] as number,
    (i, value) => {
      v[i] = value;
    },
  );
  v[0] = 1;
  return { v, tau, beta };
}

/** x ← x − τ·v·(v·x), for the elements of `target` at `place(i)`. */
function apply({ v, tau }: Reflection, place: (i: number) => number, target: Float64Array): void {
  if (tau === 0) return;
  let total = 0;
  for (let i = 0; i < v.length; i++) total += (v[i] as number) * (target[place(i)] as number);
  total *= tau;
  for (let i = 0; i < v.length; i++) target[place(i)] = (target[place(i)] as number) - total * (v[i] as number);
}

/** Makes the values positive, by turning rows of Vᵀ, and sorts them. */
function finish(d: Float64Array, u: Float64Array, m: number, rows: Float64Array, n: number): Svd {
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => Math.abs(d[b] as number) - Math.abs(d[a] as number),
  );
  const s = new Float64Array(n);
  const left = new Float64Array(m * n);
  const vt = new Float64Array(n * n);
  order.forEach((from, to) => {
    const value = d[from] as number;
    s[to] = Math.abs(value);
    for (let i = 0; i < m; i++) left[i * n + to] = u[i * n + from] as number;
    for (let i = 0; i < n; i++) vt[to * n + i] = (value < 0 ? -1 : 1) * (rows[from * n + i] as number);
  });
  return { u: left, s, vt, k: n };
}
