import type { Generator } from "./generator.ts";

const { fround } = Math;

/** Below this many elements PyTorch draws normals one by one. */
const BLOCK = 16;
const HALF = 8;

// Coefficients of the single-precision logarithm, sine and cosine of the Cephes library (S. L. Moshier), as published.
// They stand one by one, and the polynomials are written out, since initialising a network draws millions of values.
const L0 = fround(7.0376836292e-2);
const L1 = fround(-1.151461031e-1);
const L2 = fround(1.167699874e-1);
const L3 = fround(-1.2420140846e-1);
const L4 = fround(1.4249322787e-1);
const L5 = fround(-1.6668057665e-1);
const L6 = fround(2.0000714765e-1);
const L7 = fround(-2.4999993993e-1);
const L8 = fround(3.3333331174e-1);
const LOG2_LOW = fround(-2.1219444e-4);
const LOG2_HIGH = fround(0.693359375);
const SQRT_HALF = fround(Math.SQRT1_2);
const S0 = fround(-1.9515295891e-4);
const S1 = fround(8.3321608736e-3);
const S2 = fround(-1.6666654611e-1);
const C0 = fround(2.443315711809948e-5);
const C1 = fround(-1.388731625493765e-3);
const C2 = fround(4.166664568298827e-2);
const FOUR_OVER_PI = fround(4 / Math.PI);
const QUARTER_PI_0 = fround(-0.78515625);
const QUARTER_PI_1 = fround(-2.4187564849853516e-4);
const QUARTER_PI_2 = fround(-3.774894977445941e-8);

/** a·b + c with one rounding to float32: the product of two floats is exact in float64. */
function fma(a: number, b: number, c: number): number {
  return fround(a * b + c);
}

const bits = new Float32Array(1);
const words = new Int32Array(bits.buffer);

/** Natural logarithm of a float32 in (0, 1], in float32 steps. */
function logf(value: number): number {
  bits[0] = value;
  const word = words[0] as number;
  let exponent = (word >> 23) - 126;
  words[0] = (word & 0x007fffff) | 0x3f000000;
  let x = bits[0] as number;
  if (x < SQRT_HALF) {
    exponent -= 1;
    x = fround(x + x - 1);
  } else x = fround(x - 1);
  const z = fround(x * x);
  let y = fma(L0, x, L1);
  y = fma(y, x, L2);
  y = fma(y, x, L3);
  y = fma(y, x, L4);
  y = fma(y, x, L5);
  y = fma(y, x, L6);
  y = fma(y, x, L7);
  y = fma(y, x, L8);
  y = fround(y * x);
  y = fma(y, z, fround(exponent * LOG2_LOW));
  y = fma(-0.5, z, y);
  x = fround(x + y);
  return fma(exponent, LOG2_HIGH, x);
}

const TWO_PI = fround(2 * Math.PI);

/**
 * Normal values, as `tensor.normal_(mean, std)` on a contiguous float32 tensor.
 * Sixteen or more: 24-bit uniforms first, then pairs (j, j + 8) of each run of sixteen by Box–Muller; the last sixteen
 * are drawn anew where the length is no multiple. Fewer: one at a time in float64.
 */
export function fillNormal32(generator: Generator, out: Float32Array, mean: number, std: number): void {
  const { length } = out;
  if (length < BLOCK) {
    for (let i = 0; i < length; i++) out[i] = generator.normal() * std + mean;
    return;
  }
  const center = fround(mean);
  const scale = fround(std);
  for (let i = 0; i < length; i++) out[i] = generator.uniform24();
  for (let i = 0; i + BLOCK <= length; i += BLOCK) transform32(out, i, center, scale);
  if (length % BLOCK === 0) return;
  const last = length - BLOCK;
  for (let i = last; i < length; i++) out[i] = generator.uniform24();
  transform32(out, last, center, scale);
}

/** Box–Muller on one run of sixteen: a radius from each of the first eight, an angle from each of the last. */
function transform32(out: Float32Array, start: number, mean: number, std: number): void {
  for (let j = start; j < start + HALF; j++) {
    const first = fround(1 - (out[j] as number));
    const angle = fround(TWO_PI * (out[j + HALF] as number));
    const radius = fround(Math.sqrt(fround(-2 * logf(first))));
    // The nearest even multiple of π/4 is taken out; what is left is within ±π/4.
    const octant = (fround(angle * FOUR_OVER_PI) + 1) & ~1;
    let x = fma(octant, QUARTER_PI_0, angle);
    x = fma(octant, QUARTER_PI_1, x);
    x = fma(octant, QUARTER_PI_2, x);
    const z = fround(x * x);
    let cosine = fma(C0, z, C1);
    cosine = fma(cosine, z, C2);
    cosine = fround(cosine * z);
    cosine = fma(cosine, z, fround(-0.5 * z));
    cosine = fround(cosine + 1);
    let sine = fma(S0, z, S1);
    sine = fma(sine, z, S2);
    sine = fround(sine * z);
    sine = fma(sine, x, x);
    const swaps = (octant & 2) !== 0;
    const s = swaps ? cosine : sine;
    const c = swaps ? sine : cosine;
    const cosineSign = ((octant + 2) & 4) !== 0 ? -radius : radius;
    const sineSign = (octant & 4) !== 0 ? -radius : radius;
    out[j] = fma(fround(cosineSign * c), std, mean);
    out[j + HALF] = fma(fround(sineSign * s), std, mean);
  }
}

/** The same for float64: uniforms of 53 bits, and the machine's own logarithm, sine and cosine. */
export function fillNormal64(generator: Generator, out: Float64Array, mean: number, std: number): void {
  const { length } = out;
  if (length < BLOCK) {
    for (let i = 0; i < length; i++) out[i] = generator.normal() * std + mean;
    return;
  }
  for (let i = 0; i < length; i++) out[i] = generator.uniform53();
  for (let i = 0; i + BLOCK <= length; i += BLOCK) transform64(out, i, mean, std);
  if (length % BLOCK === 0) return;
  const last = length - BLOCK;
  for (let i = last; i < length; i++) out[i] = generator.uniform53();
  transform64(out, last, mean, std);
}

function transform64(out: Float64Array, start: number, mean: number, std: number): void {
  for (let j = start; j < start + HALF; j++) {
    const first = 1 - (out[j] as number);
    const radius = Math.sqrt(-2 * Math.log(first));
    const angle = 2 * Math.PI * (out[j + HALF] as number);
    out[j] = radius * Math.cos(angle) * std + mean;
    out[j + HALF] = radius * Math.sin(angle) * std + mean;
  }
}
