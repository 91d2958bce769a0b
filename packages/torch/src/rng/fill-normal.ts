import type { Generator } from "./generator.ts";

const { fround } = Math;

/** Below this many elements PyTorch draws normals one by one. */
const BLOCK = 16;
const HALF = 8;

// Coefficients of the single-precision logarithm, sine and cosine of the Cephes library (S. L. Moshier), as published.
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(fround);
const LOG2_LOW = fround(-2.1219444e-4);
const LOG2_HIGH = fround(0.693359375);
const SQRT_HALF = fround(Math.SQRT1_2);
const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(fround);
const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(fround);
const FOUR_OVER_PI = fround(4 / Math.PI);
const QUARTER_PI = [-0.78515625, -2.4187564849853516e-4, -3.774894977445941e-8].map(fround);

/** a·b + c with one rounding to float32: the product of two floats is exact in float64. */
function fma(a: number, b: number, c: number): number {
  return fround(a * b + c);
}

const bits = new Float32Array(1);
const words = new Int32Array(bits.buffer);

/** Natural logarithm of a float32 in (0, 1], in float32 steps. */
export function logf(value: number): number {
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
  let y = LOG[0] as number;
  for (let i = 1; i < LOG.length; i++) y = fma(y, x, LOG[i] as number);
  y = fround(y * x);
  y = logTail(y, z, exponent);
  y = fma(-0.5, z, y);
  x = fround(x + y);
  return fma(exponent, LOG2_HIGH, x);
}

function logTail(y: number, z: number, exponent: number): number {
  return fma(y, z, fround(exponent * LOG2_LOW));
}

/** The sine and cosine of a float32 in [0, 2π), in float32 steps, times `radius`; written to two elements. */
function spin(angle: number, out: Float32Array, atCos: number, atSin: number): void {
  let octant = Math.trunc(fround(angle * FOUR_OVER_PI));
  octant = (octant + 1) & ~1;
  let x = angle;
  for (let i = 0; i < 3; i++) x = fma(octant, QUARTER_PI[i] as number, x);
  const z = fround(x * x);
  let cosine = fma(COS[0] as number, z, COS[1] as number);
  cosine = fma(cosine, z, COS[2] as number);
  cosine = fround(cosine * z);
  cosine = fma(cosine, z, fround(-0.5 * z));
  cosine = fround(cosine + 1);
  let sine = fma(SIN[0] as number, z, SIN[1] as number);
  sine = fma(sine, z, SIN[2] as number);
  sine = fround(sine * z);
  sine = fma(sine, x, x);
  const swaps = (octant & 2) !== 0;
  const sineNegative = (octant & 4) !== 0;
  const cosineNegative = ((octant + 2) & 4) !== 0;
  const s = swaps ? cosine : sine;
  const c = swaps ? sine : cosine;
  out[atCos] = cosineNegative ? -c : c;
  out[atSin] = sineNegative ? -s : s;
}

const turn = new Float32Array(2);
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

function transform32(out: Float32Array, start: number, mean: number, std: number): void {
  for (let j = start; j < start + HALF; j++) {
    const first = fround(1 - (out[j] as number));
    const second = out[j + HALF] as number;
    const radius = fround(Math.sqrt(fround(-2 * logf(first))));
    spin(fround(TWO_PI * second), turn, 0, 1);
    out[j] = fma(fround(radius * (turn[0] as number)), std, mean);
    out[j + HALF] = fma(fround(radius * (turn[1] as number)), std, mean);
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
