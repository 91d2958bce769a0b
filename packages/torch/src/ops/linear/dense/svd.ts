import { reflect } from "./householder.ts";

/** A = U·diag(s)·Vᵀ, the greatest singular value first. */
export interface Svd {
  /** [m, k]. */
  readonly u: Float64Array;
  readonly s: Float64Array;
  /** [k, n]. */
  readonly vt: Float64Array;
  readonly k: number;
}

/** Of any matrix [m, n]; k is the smaller of the two. */
export function decompose(matrix: Float64Array, m: number, n: number): Svd {
  if (m >= n) return decomposeTall(matrix, m, n);
  const transposed = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) transposed[j * m + i] = matrix[i * n + j] as number;
  const { u, s, vt, k } = decomposeTall(transposed, n, m);
  // (U·S·Vᵀ)ᵀ = V·S·Uᵀ.
  const left = new Float64Array(m * k);
  const right = new Float64Array(k * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < k; j++) left[i * k + j] = vt[j * m + i] as number;
  for (let i = 0; i < k; i++) for (let j = 0; j < n; j++) right[i * n + j] = u[j * k + i] as number;
  return { u: left, s, vt: right, k };
}

/** Reflections to a bidiagonal form, then implicitly shifted QR steps on it (G. Golub and W. Kahan, 1965; Golub and Van Loan, §8.6). */
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
  diagonalize(d, e, u, m, v, n);
  return finish(d, u, m, v, n);
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

/** (x, y) ← (c·x + s·y, c·y − s·x) on two columns. */
function rotate(q: Float64Array, rows: number, width: number, x: number, y: number, c: number, s: number): void {
  for (let row = 0; row < rows; row++) {
    const first = q[row * width + x] as number;
    const second = q[row * width + y] as number;
    q[row * width + x] = c * first + s * second;
    q[row * width + y] = c * second - s * first;
  }
}

function diagonalize(d: Float64Array, e: Float64Array, u: Float64Array, m: number, v: Float64Array, n: number): void {
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(d[i] as number), Math.abs(e[i] as number));
  const tiny = Number.EPSILON * scale;
  let high = n - 1;
  for (let rounds = 0; high > 0 && rounds < 60 * n; rounds++) {
    for (let i = 0; i < high; i++) {
      const size = Math.abs(d[i] as number) + Math.abs(d[i + 1] as number);
      if (Math.abs(e[i] as number) <= Number.EPSILON * size || Math.abs(e[i] as number) <= tiny * 1e-3) e[i] = 0;
    }
    if (e[high - 1] === 0) {
      high -= 1;
      continue;
    }
    let low = high - 1;
    while (low > 0 && e[low - 1] !== 0) low -= 1;
    const zero = firstZero(d, low, high, tiny);
    if (zero >= 0) cancelRow(d, e, u, m, n, zero, high);
    else step(d, e, u, m, v, n, low, high);
  }
}

function firstZero(d: Float64Array, low: number, high: number, tiny: number): number {
  for (let i = low; i < high; i++) if (Math.abs(d[i] as number) <= tiny * 1e-3) return i;
  return -1;
}

/** A zero on the diagonal: rotations of rows take away what is beside it. */
function cancelRow(
  d: Float64Array,
  e: Float64Array,
  u: Float64Array,
  m: number,
  n: number,
  at: number,
  high: number,
): void {
  let f = e[at] as number;
  e[at] = 0;
  d[at] = 0;
  for (let i = at + 1; i <= high && f !== 0; i++) {
    const r = Math.hypot(d[i] as number, f);
    const c = (d[i] as number) / r;
    const s = f / r;
    d[i] = r;
    f = i < high ? -s * (e[i] as number) : 0;
    if (i < high) e[i] = c * (e[i] as number);
    rotate(u, m, n, i, at, c, s);
  }
}

/** One implicit QR step with Wilkinson's shift on rows low…high. */
function step(
  d: Float64Array,
  e: Float64Array,
  u: Float64Array,
  m: number,
  v: Float64Array,
  n: number,
  low: number,
  high: number,
): void {
  const dm = d[high - 1] as number;
  const dn = d[high] as number;
  const em = high - 2 >= low ? (e[high - 2] as number) : 0;
  const en = e[high - 1] as number;
  const t11 = dm * dm + em * em;
  const t12 = dm * en;
  const t22 = dn * dn + en * en;
  const half = (t11 - t22) / 2;
  const root = Math.hypot(half, t12);
  const shift = t12 === 0 ? t22 : t22 - (t12 * t12) / (half + (half >= 0 ? root : -root));
  let y = (d[low] as number) * (d[low] as number) - shift;
  let z = (d[low] as number) * (e[low] as number);
  for (let k = low; k < high; k++) {
    let r = Math.hypot(y, z);
    let c = r === 0 ? 1 : y / r;
    let s = r === 0 ? 0 : z / r;
    if (k > low) e[k - 1] = r;
    y = c * (d[k] as number) + s * (e[k] as number);
    e[k] = c * (e[k] as number) - s * (d[k] as number);
    z = s * (d[k + 1] as number);
    d[k + 1] = c * (d[k + 1] as number);
    rotate(v, n, n, k, k + 1, c, s);
    r = Math.hypot(y, z);
    c = r === 0 ? 1 : y / r;
    s = r === 0 ? 0 : z / r;
    d[k] = r;
    y = c * (e[k] as number) + s * (d[k + 1] as number);
    d[k + 1] = c * (d[k + 1] as number) - s * (e[k] as number);
    if (k < high - 1) {
      z = s * (e[k + 1] as number);
      e[k + 1] = c * (e[k + 1] as number);
    }
    rotate(u, m, n, k, k + 1, c, s);
    e[k] = y;
  }
}

/** Makes the values positive, by turning rows of Vᵀ, and sorts them. */
function finish(d: Float64Array, u: Float64Array, m: number, v: Float64Array, n: number): Svd {
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
    for (let i = 0; i < n; i++) vt[to * n + i] = (value < 0 ? -1 : 1) * (v[i * n + from] as number);
  });
  return { u: left, s, vt, k: n };
}
