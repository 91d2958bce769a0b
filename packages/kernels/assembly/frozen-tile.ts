// The inner loop of frozen convolutions: four pixels by eight filters, held in registers.

import { activated } from "./frozen-shape";
import { madd } from "./simd";

/** Pixels of a tile. */
export const ROWS: i32 = 4;

/**
 * C[4, 8] = activation(bias + Σ a[i, k] · b[k, :] + residual). Not unrolled: with more values alive at once, engines spill.
 * @param runs how often a run of `length` values follows; the next run of each row lies `jump` bytes after the last's begin.
 * @param b [runs · length, 8].
 * @param bias of the eight filters, or 0.
 * @param residual bytes from c to the residual's place; 0 for none.
 */
export function multiplyTile(
  a0: usize, a1: usize, a2: usize, a3: usize, runs: i32, length: i32, jump: usize, b: usize, bias: usize,
  residual: usize, code: i32, c: usize, rowC: usize,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  if (bias != 0) {
    c00 = v128.load(bias);
    c01 = v128.load(bias, 16);
  }
  let c10 = c00;
  let c11 = c01;
  let c20 = c00;
  let c21 = c01;
  let c30 = c00;
  let c31 = c01;
  jump -= (<usize>length) << 2;
  for (; runs > 0; runs--) {
    for (let k = length; k > 0; k--) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let s = v128.load32_splat(a0);
      c00 = madd(s, b0, c00);
      c01 = madd(s, b1, c01);
      s = v128.load32_splat(a1);
      c10 = madd(s, b0, c10);
      c11 = madd(s, b1, c11);
      s = v128.load32_splat(a2);
      c20 = madd(s, b0, c20);
      c21 = madd(s, b1, c21);
      s = v128.load32_splat(a3);
      c30 = madd(s, b0, c30);
      c31 = madd(s, b1, c31);
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
      b += 32;
    }
    a0 += jump;
    a1 += jump;
    a2 += jump;
    a3 += jump;
  }
  storeRow(c, residual, code, c00, c01);
  c += rowC;
  storeRow(c, residual, code, c10, c11);
  c += rowC;
  storeRow(c, residual, code, c20, c21);
  c += rowC;
  storeRow(c, residual, code, c30, c31);
}

// @ts-ignore: decorator
@inline
function storeRow(c: usize, residual: usize, code: i32, low: v128, high: v128): void {
  if (residual != 0) {
    low = f32x4.add(low, v128.load(c + residual));
    high = f32x4.add(high, v128.load(c + residual, 16));
  }
  v128.store(c, activated(low, code));
  v128.store(c, activated(high, code), 16);
}
