// The inner loop of every matrix product: a tile of MR rows and two vectors of columns, held in registers.

import { lanes, maddOf } from "./simd";

/** Rows of a tile. */
export const MR: i32 = 4;

/** Columns of a tile: two vectors. */
// @ts-ignore: decorator
@inline
export function tileColumns<T>(): i32 {
  return 2 * lanes<T>();
}

/**
 * C[4, 2 vectors] = alpha · Σ_k a[k, 0..3] ⊗ b[k, :] (+ C when `adds`).
 * @param a address of MR values for k = 0; the next k lies stepA bytes on.
 * @param b address of two vectors for k = 0; the next k lies stepB bytes on.
 * @param rowC bytes between rows of C.
 */
export function tile<T>(
  k: i32, a: usize, stepA: usize, b: usize, stepB: usize, alpha: T, adds: bool, c: usize, rowC: usize,
): void {
  let c00 = v128.splat<T>(<T>0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  for (; k > 0; k--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = splatAt<T>(a, 0);
    c00 = maddOf<T>(s, b0, c00);
    c01 = maddOf<T>(s, b1, c01);
    s = splatAt<T>(a, 1);
    c10 = maddOf<T>(s, b0, c10);
    c11 = maddOf<T>(s, b1, c11);
    s = splatAt<T>(a, 2);
    c20 = maddOf<T>(s, b0, c20);
    c21 = maddOf<T>(s, b1, c21);
    s = splatAt<T>(a, 3);
    c30 = maddOf<T>(s, b0, c30);
    c31 = maddOf<T>(s, b1, c31);
    a += stepA;
    b += stepB;
  }
  const scale = v128.splat<T>(alpha);
  storeRow<T>(c, scale, c00, c01, adds);
  c += rowC;
  storeRow<T>(c, scale, c10, c11, adds);
  c += rowC;
  storeRow<T>(c, scale, c20, c21, adds);
  c += rowC;
  storeRow<T>(c, scale, c30, c31, adds);
}

/** One value of a, the i-th of the tile's rows, in all lanes. */
// @ts-ignore: decorator
@inline
function splatAt<T>(a: usize, i: usize): v128 {
  if (sizeof<T>() == 4) return i == 0 ? v128.load32_splat(a) : i == 1 ? v128.load32_splat(a, 4) : i == 2 ? v128.load32_splat(a, 8) : v128.load32_splat(a, 12);
  return i == 0 ? v128.load64_splat(a) : i == 1 ? v128.load64_splat(a, 8) : i == 2 ? v128.load64_splat(a, 16) : v128.load64_splat(a, 24);
}

// @ts-ignore: decorator
@inline
function storeRow<T>(c: usize, scale: v128, low: v128, high: v128, adds: bool): void {
  if (adds) {
    v128.store(c, maddOf<T>(scale, low, v128.load(c)));
    v128.store(c, maddOf<T>(scale, high, v128.load(c, 16)), 16);
  } else {
    v128.store(c, v128.mul<T>(scale, low));
    v128.store(c, v128.mul<T>(scale, high), 16);
  }
}
