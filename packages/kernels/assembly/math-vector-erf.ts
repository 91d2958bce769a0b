// The error function's kin on four floats at once, within 4 units in the last place.
// Coefficients are least-squares fits of our own: erf(x)/x in x² below 0.7, and erfc(z)·e^z² over
// t = 1/(1 + 0.4 z), divided by t, in t - 0.6 above.

import { exp4 } from "./math-vector";
import { madd } from "./simd";

const NEAR: usize = memory.data<f32>(
  [
    0.00009769003372639418, -0.000840017746668309, 0.005219124257564545, -0.02686534821987152, 0.11283785104751587,
    -0.37612637877464294, 1.128379225730896,
  ],
  16,
);

const FAR: usize = memory.data<f32>(
  [
    -0.030043097212910652, 0.038024622946977615, 0.0682639554142952, -0.08850453048944473, -0.17272703349590302,
    0.11051516979932785, 0.6075084805488586, 0.9003027081489563, 0.8060793280601501, 0.4938124716281891,
  ],
  16,
);

const OTHERS: usize = memory.data<f32>([0.4, 0.6, 1.0, 0.7, 4.0, 0.5, 0.70710676908493042, 15.0], 16);

const enum O {
  slope, centre, one, near, erfMax, half, rootHalf, geluMax,
}

const SIZE_MASK: usize = memory.data<u32>([0x7fffffff, 0x80000000, 0xfffff000], 16);

// @ts-ignore: decorator
@inline
function other(slot: O): v128 {
  return v128.load32_splat(OTHERS + ((<usize>slot) << 2));
}

/** A polynomial whose coefficients lie highest first. */
// @ts-ignore: decorator
@inline
function near(square: v128): v128 {
  let p = v128.load32_splat(NEAR);
  p = madd(p, square, v128.load32_splat(NEAR, 4));
  p = madd(p, square, v128.load32_splat(NEAR, 8));
  p = madd(p, square, v128.load32_splat(NEAR, 12));
  p = madd(p, square, v128.load32_splat(NEAR, 16));
  p = madd(p, square, v128.load32_splat(NEAR, 20));
  return madd(p, square, v128.load32_splat(NEAR, 24));
}

/** erfc(z)·e^z² for z ≥ 0. */
// @ts-ignore: decorator
@inline
function scaledComplement(z: v128): v128 {
  const one = other(O.one);
  const t = f32x4.div(one, madd(other(O.slope), z, one));
  const v = f32x4.sub(t, other(O.centre));
  let p = v128.load32_splat(FAR);
  p = madd(p, v, v128.load32_splat(FAR, 4));
  p = madd(p, v, v128.load32_splat(FAR, 8));
  p = madd(p, v, v128.load32_splat(FAR, 12));
  p = madd(p, v, v128.load32_splat(FAR, 16));
  p = madd(p, v, v128.load32_splat(FAR, 20));
  p = madd(p, v, v128.load32_splat(FAR, 24));
  p = madd(p, v, v128.load32_splat(FAR, 28));
  p = madd(p, v, v128.load32_splat(FAR, 32));
  p = madd(p, v, v128.load32_splat(FAR, 36));
  return f32x4.mul(p, t);
}

/** e^-scale·x² with x² in two parts, so that its rounding is not blown up by a large exponent. */
// @ts-ignore: decorator
@inline
function gaussian(x: v128, scale: v128): v128 {
  const high = v128.and(x, v128.load32_splat(SIZE_MASK, 8));
  const low = f32x4.sub(x, high);
  const rest = f32x4.mul(low, f32x4.add(x, high));
  const minus = f32x4.neg(scale);
  return f32x4.mul(exp4(f32x4.mul(f32x4.mul(high, high), minus)), exp4(f32x4.mul(rest, minus)));
}

// @ts-ignore: decorator
@inline
export function erf4(x: v128): v128 {
  const size = f32x4.pmin(v128.and(x, v128.load32_splat(SIZE_MASK)), other(O.erfMax));
  const one = other(O.one);
  const below = f32x4.mul(size, near(f32x4.mul(size, size)));
  const above = f32x4.sub(one, f32x4.mul(gaussian(size, one), scaledComplement(size)));
  const y = v128.bitselect(below, above, f32x4.lt(size, other(O.near)));
  return v128.or(y, v128.and(x, v128.load32_splat(SIZE_MASK, 4)));
}

/** x·Φ(x), Φ's small tail kept exact: x·(erfc(|x|/√2)/2) left of 0, x - that of |x| right of it. */
// @ts-ignore: decorator
@inline
export function gelu4(x: v128): v128 {
  const half = other(O.half);
  const one = other(O.one);
  const size = f32x4.pmin(v128.and(x, v128.load32_splat(SIZE_MASK)), other(O.geluMax));
  const z = f32x4.mul(size, other(O.rootHalf));
  const inner = f32x4.mul(z, near(f32x4.mul(z, z)));
  const outer = f32x4.mul(gaussian(size, half), scaledComplement(z));
  const complement = v128.bitselect(f32x4.sub(one, inner), outer, f32x4.lt(z, other(O.near)));
  const tail = f32x4.mul(half, complement);
  const isRight = f32x4.ge(x, i32x4.splat(0));
  return f32x4.mul(x, v128.bitselect(f32x4.sub(one, tail), tail, isRight));
}
