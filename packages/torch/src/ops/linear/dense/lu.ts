/** A square matrix as L·U with its rows exchanged; `matrix` is replaced by both triangles. */
interface Lu {
  /** [n, n], row-major: U above and on the diagonal, L below it, its diagonal of ones left out. */
  readonly factors: Float64Array;
  /** Row i of the factors was row `order[i]`. */
  readonly order: Int32Array;
  /** −1 after an odd number of exchanges. */
  readonly sign: number;
  /** First (1-based) diagonal element of U that is zero, or 0. */
  readonly singularAt: number;
}

/** Gaussian elimination with partial pivoting (G. Golub and C. Van Loan, Matrix Computations, §3.4). */
export function factorLu(matrix: Float64Array, n: number): Lu {
  const a = matrix.slice();
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  let singularAt = 0;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(a[i * n + k] as number) > Math.abs(a[pivot * n + k] as number)) pivot = i;
    }
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const kept = a[k * n + j] as number;
        a[k * n + j] = a[pivot * n + j] as number;
        a[pivot * n + j] = kept;
      }
      const kept = order[k] as number;
      order[k] = order[pivot] as number;
      order[pivot] = kept;
      sign = -sign;
    }
    const head = a[k * n + k] as number;
    if (head === 0) {
      if (singularAt === 0) singularAt = k + 1;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = (a[i * n + k] as number) / head;
      a[i * n + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) a[i * n + j] = (a[i * n + j] as number) - factor * (a[k * n + j] as number);
    }
  }
  return { factors: a, order, sign, singularAt };
}

/** Solves A·X = B for the factored A. @param b [n, columns]. @returns [n, columns]. */
export function solveLu({ factors, order }: Lu, n: number, b: Float64Array, columns: number): Float64Array {
  const x = new Float64Array(n * columns);
  for (let i = 0; i < n; i++) {
    const from = (order[i] as number) * columns;
    for (let j = 0; j < columns; j++) x[i * columns + j] = b[from + j] as number;
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const factor = factors[i * n + k] as number;
      if (factor === 0) continue;
      for (let j = 0; j < columns; j++) {
        x[i * columns + j] = (x[i * columns + j] as number) - factor * (x[k * columns + j] as number);
      }
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) {
      const factor = factors[i * n + k] as number;
      for (let j = 0; j < columns; j++) {
        x[i * columns + j] = (x[i * columns + j] as number) - factor * (x[k * columns + j] as number);
      }
    }
    const head = factors[i * n + i] as number;
    for (let j = 0; j < columns; j++) x[i * columns + j] = (x[i * columns + j] as number) / head;
  }
  return x;
}

/** The lower triangle L with L·Lᵀ = A. @returns the order (1-based) of the first minor that is not positive, or 0. */
export function factorCholesky(a: Float64Array, n: number, into: Float64Array): number {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let total = a[i * n + j] as number;
      for (let k = 0; k < j; k++) total -= (into[i * n + k] as number) * (into[j * n + k] as number);
      if (i === j) {
        if (!(total > 0)) return j + 1;
        into[i * n + j] = Math.sqrt(total);
      } else into[i * n + j] = total / (into[j * n + j] as number);
    }
  }
  return 0;
}
