// A · Bᵀ of floats for small results: each value is summed in 16 lanes, which are then added up.

import { madd } from "./simd";

/** The last, incomplete 16 values of a row of A and of one of B, filled up with zeros. */
const REST_A: usize = memory.data(64, 16);
const REST_B: usize = memory.data(64, 16);

/** Sum of four lanes, neighbours first. */
// @ts-ignore: decorator
@inline
function pairs(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** C (+)= alpha · A · Bᵀ; rows in bytes. The order of additions is OpenBLAS's, see `gemm`. */
export function laneDots(
  m: i32, n: i32, k: i32, alpha: f32, a: usize, rowA: usize, b: usize, rowB: usize, adds: bool, c: usize, rowC: usize,
): void {
  const rest = <usize>(k & 15) << 2;
  const whole = <usize>(k & ~15) << 2;
  // What is left beyond whole groups of four rows and four columns is added up by halves, the rest by neighbours.
  const wholeRows = m & ~3;
  const wholeColumns = n & ~3;
  if (rest > 0) {
    memory.fill(REST_A, 0, 64);
    memory.fill(REST_B, 0, 64);
  }
  for (let i = 0; i < m; i++) {
    const x = a + <usize>i * rowA;
    const to = c + <usize>i * rowC;
    if (rest > 0) memory.copy(REST_A, x + whole, rest);
    for (let j = 0; j < n; j++) {
      const y = b + <usize>j * rowB;
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      for (let at: usize = 0; at < whole; at += 64) {
        s0 = madd(v128.load(x + at), v128.load(y + at), s0);
        s1 = madd(v128.load(x + at, 16), v128.load(y + at, 16), s1);
        s2 = madd(v128.load(x + at, 32), v128.load(y + at, 32), s2);
        s3 = madd(v128.load(x + at, 48), v128.load(y + at, 48), s3);
      }
      if (rest > 0) {
        memory.copy(REST_B, y + whole, rest);
        s0 = madd(v128.load(REST_A), v128.load(REST_B), s0);
        s1 = madd(v128.load(REST_A, 16), v128.load(REST_B, 16), s1);
        s2 = madd(v128.load(REST_A, 32), v128.load(REST_B, 32), s2);
        s3 = madd(v128.load(REST_A, 48), v128.load(REST_B, 48), s3);
      }
      let sum: f32;
      if (i >= wholeRows && j >= wholeColumns) {
        const v = f32x4.add(f32x4.add(s0, s2), f32x4.add(s1, s3));
        sum = f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 2) + (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3));
      } else {
        sum = pairs(s0) + pairs(s1) + (pairs(s2) + pairs(s3));
      }
      const at = to + (<usize>j << 2);
      store<f32>(at, adds ? load<f32>(at) + alpha * sum : alpha * sum);
    }
  }
}
