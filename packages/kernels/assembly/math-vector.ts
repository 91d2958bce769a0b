// exp, log and their kin on four floats at once. Errors are at most 2 units in the last place.
// Method: argument reduction as in Muller, "Elementary Functions", chapter 11, with Taylor tails that
// are long enough for 24 bits.

import { madd, nmadd } from "./simd";

// @ts-ignore: decorator
@inline
function c4(x: f32): v128 {
  return f32x4.splat(x);
}

/** e^r - 1 for |r| ≤ ln2/2. */
// @ts-ignore: decorator
@inline
function expm1Reduced(r: v128): v128 {
  let q = c4(1.0 / 5040.0);
  q = madd(q, r, c4(1.0 / 720.0));
  q = madd(q, r, c4(1.0 / 120.0));
  q = madd(q, r, c4(1.0 / 24.0));
  q = madd(q, r, c4(1.0 / 6.0));
  q = madd(q, r, c4(0.5));
  return madd(q, f32x4.mul(r, r), r);
}

/** 2^n for integers n held in i32 lanes, -126 ≤ n ≤ 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** x - n·ln2 in two parts, so that the difference keeps its bits. */
// @ts-ignore: decorator
@inline
function reduceByLn2(x: v128, n: v128): v128 {
  return nmadd(n, c4(-2.12194440e-4), nmadd(n, c4(0.693359375), x));
}

/** e^x; overflows to infinity, underflows through the denormals to 0, NaN stays. */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const clamped = f32x4.max(f32x4.min(x, c4(89)), c4(-104));
  const n = f32x4.nearest(f32x4.mul(clamped, c4(1.4426950408889634)));
  const p = f32x4.add(expm1Reduced(reduceByLn2(clamped, n)), c4(1));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** e^x - 1, exact near 0. */
// @ts-ignore: decorator
@inline
export function expm14(x: v128): v128 {
  const clamped = f32x4.max(f32x4.min(x, c4(89)), c4(-30));
  const n = f32x4.nearest(f32x4.mul(clamped, c4(1.4426950408889634)));
  const p = expm1Reduced(reduceByLn2(clamped, n));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const a = powerOfTwo(half);
  const b = powerOfTwo(i32x4.sub(whole, half));
  // For n = 128 the power itself overflows, so the sum is scaled in two steps: 2^a·(2^b·p + 2^b - 2^-a).
  const inner = f32x4.add(f32x4.mul(b, p), f32x4.sub(b, f32x4.div(c4(1), a)));
  const wide = f32x4.mul(a, inner);
  const isNear = f32x4.lt(f32x4.abs(x), c4(0.34));
  const result = v128.bitselect(p, wide, isNear);
  // -0 keeps its sign.
  return v128.bitselect(x, result, f32x4.eq(x, c4(0)));
}

/** Natural logarithm: 0 → -∞, negative → NaN, +∞ and NaN stay. */
// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  const isTiny = f32x4.lt(x, c4(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, c4(8388608)), x, isTiny);
  // The mantissa is brought into [√½, √2).
  const bits = i32x4.sub(scaled, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.sub(i32x4.shr_s(bits, 23), v128.and(isTiny, i32x4.splat(23)));
  const mantissa = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const k = f32x4.convert_i32x4_s(exponent);
  const f = f32x4.sub(mantissa, c4(1));
  const s = f32x4.div(f, f32x4.add(f, c4(2)));
  const z = f32x4.mul(s, s);
  let tail = c4(2.0 / 11.0);
  tail = madd(tail, z, c4(2.0 / 9.0));
  tail = madd(tail, z, c4(2.0 / 7.0));
  tail = madd(tail, z, c4(2.0 / 5.0));
  tail = madd(tail, z, c4(2.0 / 3.0));
  tail = f32x4.mul(tail, z);
  const halfSquare = f32x4.mul(f32x4.mul(f, f), c4(0.5));
  // k·ln2 + f - (f²/2 - s·(f²/2 + tail)), low parts first.
  const low = madd(s, f32x4.add(halfSquare, tail), f32x4.mul(k, c4(-2.12194440e-4)));
  const result = madd(k, c4(0.693359375), f32x4.sub(f, f32x4.sub(halfSquare, low)));
  const isOrdinary = v128.and(f32x4.gt(x, c4(0)), f32x4.lt(x, c4(Infinity)));
  const special = v128.bitselect(
    c4(-Infinity),
    v128.bitselect(c4(NaN), f32x4.add(x, x), f32x4.lt(x, c4(0))),
    f32x4.eq(x, c4(0)),
  );
  return v128.bitselect(result, special, isOrdinary);
}

/** tanh x = t / (t + 2) with t = e^2|x| - 1, sign restored. */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.min(f32x4.abs(x), c4(20));
  const t = expm14(f32x4.add(size, size));
  const y = f32x4.div(t, f32x4.add(t, c4(2)));
  return v128.bitselect(y, x, i32x4.splat(0x7fffffff));
}

/** 1 / (1 + e^-x). */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  return f32x4.div(c4(1), f32x4.add(c4(1), exp4(f32x4.neg(x))));
}
