/**
 * A reflection `H = I − τ·v·vᵀ` with `v[0] = 1` that turns x into (β, 0, …, 0), β with the sign opposite to x[0]'s,
 * as LAPACK has it. `read` and `write` reach x; v's tail is written over x's.
 */
export function reflect(
  length: number,
  read: (i: number) => number,
  write: (i: number, value: number) => void,
): { tau: number; beta: number } {
  const alpha = read(0);
  let tail = 0;
  for (let i = 1; i < length; i++) tail = Math.hypot(tail, read(i));
  if (tail === 0) return { tau: 0, beta: alpha };
  const beta = -(Math.sign(alpha) || 1) * Math.hypot(alpha, tail);
  for (let i = 1; i < length; i++) write(i, read(i) / (alpha - beta));
  return { tau: (beta - alpha) / beta, beta };
}

/** Q and R of A = Q·R by reflections. */
interface Qr {
  /** [m, columns], orthonormal columns. */
  readonly q: Float64Array;
  /** [columns, n], upper triangle. */
  readonly r: Float64Array;
}

/** @param columns how many of Q's are wanted: min(m, n), or m. */
export function factorQr(matrix: Float64Array, m: number, n: number, columns: number): Qr {
  const a = matrix.slice();
  const k = Math.min(m, n);
  const taus = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    const { tau, beta } = reflect(
      m - c,
      (i) => a[(c + i) * n + c] as number,
      (i, value) => {
        a[(c + i) * n + c] = value;
      },
    );
    taus[c] = tau;
    a[c * n + c] = beta;
    applyLeft(a, n, m, c, c, c + 1, n, tau, a, n);
  }
  const r = new Float64Array(columns * n);
  for (let i = 0; i < columns; i++) for (let j = i; j < n; j++) r[i * n + j] = i < k ? (a[i * n + j] as number) : 0;
  const q = new Float64Array(m * columns);
  for (let i = 0; i < columns; i++) q[i * columns + i] = 1;
  for (let c = k - 1; c >= 0; c--) applyLeft(a, n, m, c, c, 0, columns, taus[c] as number, q, columns);
  return { q, r };
}

/**
 * Applies a reflection, whose vector lies in column `c` of `v` from row `row` on (its first element a hidden 1),
 * to columns from…to of `target`.
 */
function applyLeft(
  v: Float64Array,
  vWidth: number,
  rows: number,
  row: number,
  c: number,
  from: number,
  to: number,
  tau: number,
  target: Float64Array,
  width: number,
): void {
  if (tau === 0) return;
  for (let j = from; j < to; j++) {
    let total = target[row * width + j] as number;
    for (let i = row + 1; i < rows; i++) total += (v[i * vWidth + c] as number) * (target[i * width + j] as number);
    total *= tau;
    target[row * width + j] = (target[row * width + j] as number) - total;
    for (let i = row + 1; i < rows; i++) {
      target[i * width + j] = (target[i * width + j] as number) - total * (v[i * vWidth + c] as number);
    }
  }
}
