// exp, log and their kin on four floats at once. Errors are at most 2 units in the last place.
// Method: argument reduction as in Muller, "Elementary Functions", chapter 11, with Taylor tails that
// are long enough for 24 bits.

import { madd, nmadd } from "./simd";

// Constants are read from memory, one load each: an engine builds a vector constant from several instructions.
const FLOATS: usize = memory.data<f32>(
  [
    1.0, 2.0, 0.5, 0.16666667163372039794921875, 0.0416666679084300994873046875, 0.008333333767950534820556640625,
    0.001388888922519981861114501953125, 0.0001984127011382952332496643066406, 1.44269502162933349609375, 0.693359375,
    -0.000212194438965059816837310791015625, 12582912.0, 89.0, -104.0, -30.0, 20.0, 1.1754943508222875e-38, 8388608.0,
    0.666666686534881591796875, 0.4000000059604644775390625, 0.2857142984867095947265625,
    0.22222222387790679931640625, 0.18181818723678588867187500,
  ],
  16,
);

const enum F {
  one, two, half, sixth, over24, over120,
  over720, over5040, log2e, ln2High,
  ln2Low, rounder, expMax, expMin, expm1Min, tanhMax, smallestNormal, twoTo23,
  twoThirds, twoFifths, twoSevenths,
  twoNinths, twoElevenths,
}

const INTEGERS: usize = memory.data<i32>(
  [0x4b400000, 127, 126, 0x3f3504f3, 0x007fffff, 23, 0x7fffffff, <i32>0x80000000, 0x7f800000, <i32>0xff800000, 0x7fc00000],
  16,
);

const enum I {
  rounder, bias, biasLessOne, rootHalf, mantissa, twentyThree, size, sign, infinity, minusInfinity, nan,
}

// @ts-ignore: decorator
@inline
function float(slot: F): v128 {
  return v128.load32_splat(FLOATS + ((<usize>slot) << 2));
}

// @ts-ignore: decorator
@inline
function integer(slot: I): v128 {
  return v128.load32_splat(INTEGERS + ((<usize>slot) << 2));
}

/** The smaller; NaN in x stays. */
// @ts-ignore: decorator
@inline
function atMost(x: v128, limit: v128): v128 {
  return f32x4.pmin(x, limit);
}

/** The larger; NaN in x stays. */
// @ts-ignore: decorator
@inline
function atLeast(x: v128, limit: v128): v128 {
  return f32x4.pmax(x, limit);
}

/** e^r - 1 for |r| ≤ ln2/2. */
// @ts-ignore: decorator
@inline
function expm1Reduced(r: v128): v128 {
  let q = madd(float(F.over5040), r, float(F.over720));
  q = madd(q, r, float(F.over120));
  q = madd(q, r, float(F.over24));
  q = madd(q, r, float(F.sixth));
  q = madd(q, r, float(F.half));
  return madd(q, f32x4.mul(r, r), r);
}

/** x/ln2 to the nearest integer, as 1.5·2^23 plus it: its low bits then hold the integer. */
// @ts-ignore: decorator
@inline
function roundedQuotient(x: v128): v128 {
  return madd(x, float(F.log2e), float(F.rounder));
}

/** x - n·ln2 in two parts, so that the difference keeps its bits. */
// @ts-ignore: decorator
@inline
function reduceByLn2(x: v128, n: v128): v128 {
  return nmadd(n, float(F.ln2Low), nmadd(n, float(F.ln2High), x));
}

/** e^x; overflows to infinity, underflows through the denormals to 0, NaN stays. */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const clamped = atLeast(atMost(x, float(F.expMax)), float(F.expMin));
  const quotient = roundedQuotient(clamped);
  const r = reduceByLn2(clamped, f32x4.sub(quotient, float(F.rounder)));
  const p = f32x4.add(expm1Reduced(r), float(F.one));
  // The power of two is applied in two halves, so that neither overflows.
  const whole = i32x4.sub(quotient, integer(I.rounder));
  const first = i32x4.shr_s(whole, 1);
  const bias = integer(I.bias);
  const a = i32x4.shl(i32x4.add(first, bias), 23);
  const b = i32x4.shl(i32x4.add(i32x4.sub(whole, first), bias), 23);
  return f32x4.mul(f32x4.mul(p, a), b);
}

/** e^x - 1 = 2·(2^(n-1)·(e^r - 1) + 2^(n-1) - ½), exact near 0, where n is 0. */
// @ts-ignore: decorator
@inline
export function expm14(x: v128): v128 {
  const clamped = atLeast(atMost(x, float(F.expMax)), float(F.expm1Min));
  const quotient = roundedQuotient(clamped);
  const p = expm1Reduced(reduceByLn2(clamped, f32x4.sub(quotient, float(F.rounder))));
  const whole = i32x4.sub(quotient, integer(I.rounder));
  const power = i32x4.shl(i32x4.add(whole, integer(I.biasLessOne)), 23);
  const result = madd(power, p, f32x4.sub(power, float(F.half)));
  // The sign is the argument's, -0 included.
  return v128.or(f32x4.add(result, result), v128.and(x, integer(I.sign)));
}

/** Natural logarithm: 0 → -∞, negative → NaN, +∞ and NaN stay. */
// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  const isTiny = f32x4.lt(x, float(F.smallestNormal));
  const scaled = v128.bitselect(f32x4.mul(x, float(F.twoTo23)), x, isTiny);
  // The mantissa is brought into [√½, √2).
  const rootHalf = integer(I.rootHalf);
  const bits = i32x4.sub(scaled, rootHalf);
  const exponent = i32x4.sub(i32x4.shr_s(bits, 23), v128.and(isTiny, integer(I.twentyThree)));
  const mantissa = i32x4.add(v128.and(bits, integer(I.mantissa)), rootHalf);
  const k = f32x4.convert_i32x4_s(exponent);
  const f = f32x4.sub(mantissa, float(F.one));
  const s = f32x4.div(f, f32x4.add(f, float(F.two)));
  const z = f32x4.mul(s, s);
  let tail = madd(float(F.twoElevenths), z, float(F.twoNinths));
  tail = madd(tail, z, float(F.twoSevenths));
  tail = madd(tail, z, float(F.twoFifths));
  tail = madd(tail, z, float(F.twoThirds));
  tail = f32x4.mul(tail, z);
  const halfSquare = f32x4.mul(f32x4.mul(f, f), float(F.half));
  // k·ln2 + f - (f²/2 - s·(f²/2 + tail)), low parts first.
  const low = madd(s, f32x4.add(halfSquare, tail), f32x4.mul(k, float(F.ln2Low)));
  const result = madd(k, float(F.ln2High), f32x4.sub(f, f32x4.sub(halfSquare, low)));
  const zero = i32x4.splat(0);
  const infinity = integer(I.infinity);
  const isOrdinary = v128.and(f32x4.gt(x, zero), f32x4.lt(x, infinity));
  if (i32x4.all_true(isOrdinary)) return result;
  const special = v128.bitselect(
    integer(I.minusInfinity),
    v128.bitselect(integer(I.nan), f32x4.add(x, x), f32x4.lt(x, zero)),
    f32x4.eq(x, zero),
  );
  return v128.bitselect(result, special, isOrdinary);
}

/** tanh x = t / (t + 2) with t = e^2|x| - 1, sign restored. */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const size = atMost(v128.and(x, integer(I.size)), float(F.tanhMax));
  const t = expm14(f32x4.add(size, size));
  const y = f32x4.div(t, f32x4.add(t, float(F.two)));
  return v128.or(y, v128.and(x, integer(I.sign)));
}

/** 1 / (1 + e^-x). */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = float(F.one);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** ln(1 + t) for t ≥ -1: the logarithm of the rounded sum, times what the rounding lost. */
// @ts-ignore: decorator
@inline
function log1p4(t: v128): v128 {
  const one = float(F.one);
  const sum = f32x4.add(one, t);
  const corrected = f32x4.mul(log4(sum), f32x4.div(t, f32x4.sub(sum, one)));
  return v128.bitselect(t, corrected, f32x4.eq(sum, one));
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). */
// @ts-ignore: decorator
@inline
export function softplus4(x: v128): v128 {
  const minusSize = v128.or(x, integer(I.sign));
  return f32x4.add(atLeast(x, i32x4.splat(0)), log1p4(exp4(minusSize)));
}

/** x where x > 0, else e^x - 1. */
// @ts-ignore: decorator
@inline
export function elu4(x: v128): v128 {
  return v128.bitselect(x, expm14(x), f32x4.gt(x, i32x4.splat(0)));
}
