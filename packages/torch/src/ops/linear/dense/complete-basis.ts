import { factorQr } from "./householder.ts";

/**
 * Orthonormal columns, followed by more until there are `wide`: those of Q of the given ones.
 * @param columns [m, k], row-major.
 */
export function completeBasis(columns: Float64Array, m: number, k: number, wide: number): Float64Array {
  if (wide === k) return columns;
  const { q } = factorQr(columns, m, k, wide);
  for (let i = 0; i < m; i++) for (let j = 0; j < k; j++) q[i * wide + j] = columns[i * k + j] as number;
  return q;
}
