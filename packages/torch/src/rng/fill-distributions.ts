import type { Generator } from "./generator.ts";

const { fround } = Math;

/** What the loops write to; int64 is written through a view of numbers of its own. */
export type NumberSink = { readonly length: number; [index: number]: number };

/** `uniform_(from, to)` in float32: one fused multiply-add of a 24-bit uniform. */
export function fillUniform32(generator: Generator, out: Float32Array, from: number, to: number): void {
  const low = fround(from);
  const range = fround(fround(to) - low);
  for (let i = 0; i < out.length; i++) out[i] = generator.uniform24() * range + low;
}

/** `uniform_(from, to)` in float64, from 53-bit uniforms. */
export function fillUniform64(generator: Generator, out: Float64Array, from: number, to: number): void {
  const range = to - from;
  for (let i = 0; i < out.length; i++) out[i] = fma64(generator.uniform53(), range, from);
}

/** a·b + c with one rounding: the error of the product (T. J. Dekker, 1971) and of the sum (D. Knuth) are kept. */
function fma64(a: number, b: number, c: number): number {
  const product = a * b;
  const splitA = 134217729 * a;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = 134217729 * b;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  const productError = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
  const total = product + c;
  const part = total - product;
  const sumError = product - (total - part) + (c - part);
  return total + (productError + sumError);
}

/** `bernoulli_(p)`: a 53-bit uniform below p. */
export function fillBernoulli(generator: Generator, out: NumberSink, p: number): void {
  for (let i = 0; i < out.length; i++) out[i] = generator.uniform53() < p ? 1 : 0;
}

/** `bernoulli(p)` of a float32 tensor: a 24-bit uniform below each p; of a float64 tensor, a 53-bit one. */
export function fillBernoulliEach(generator: Generator, out: NumberSink, p: NumberSink, isDouble: boolean): void {
  for (let i = 0; i < out.length; i++) {
    const uniform = isDouble ? generator.uniform53() : generator.uniform24();
    out[i] = uniform < (p[i] as number) ? 1 : 0;
  }
}

/** `exponential_(rate)`: −log(1 − u)/rate. */
export function fillExponential(generator: Generator, out: NumberSink, rate: number): void {
  for (let i = 0; i < out.length; i++) out[i] = (-1 / rate) * Math.log(1 - generator.uniform53());
}

/** `geometric_(p)`: the number of trials up to the first success. */
export function fillGeometric(generator: Generator, out: NumberSink, p: number): void {
  const scale = Math.log(1 - p);
  for (let i = 0; i < out.length; i++) out[i] = Math.ceil(Math.log(generator.uniform53()) / scale);
}

/** `log_normal_(mean, std)`: e to a normal value, drawn one by one. */
export function fillLogNormal(generator: Generator, out: NumberSink, mean: number, std: number): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(generator.normal() * std + mean);
}

/** `cauchy_(median, sigma)`. */
export function fillCauchy(generator: Generator, out: NumberSink, median: number, sigma: number): void {
  for (let i = 0; i < out.length; i++) out[i] = median + sigma * Math.tan(Math.PI * (generator.uniform53() - 0.5));
}

/** `torch.randperm(n)`: Fisher–Yates from the front. */
export function fillPermutation(generator: Generator, out: Int32Array): void {
  const n = out.length;
  for (let i = 0; i < n; i++) out[i] = i;
  for (let i = 0; i < n - 1; i++) {
    const other = i + (generator.draw32() % (n - i));
    const kept = out[i] as number;
    out[i] = out[other] as number;
    out[other] = kept;
  }
}

/** Integers in [low, low + range): 32 bits modulo the range, or 64 where the range needs them. */
export function drawInteger(generator: Generator, low: bigint, range: bigint): bigint {
  return ((range >= 1n << 32n ? generator.draw64() : BigInt(generator.draw32())) % range) + low;
}

/** The same for a range below 2^32, in numbers. */
export function fillIntegers(generator: Generator, out: NumberSink, low: number, range: number): void {
  for (let i = 0; i < out.length; i++) out[i] = (generator.draw32() % range) + low;
}

/**
 * One Poisson count.
 * Below 10 by multiplying uniforms (Knuth, TAOCP 2, §3.4.1); else by transformed rejection
 * (W. Hörmann, Insurance: Mathematics and Economics 12 (1993), 39–45, algorithm PTRS).
 */
export function drawPoisson(generator: Generator, rate: number): number {
  if (rate === 0) return 0;
  if (rate < 10) {
    const limit = Math.exp(-rate);
    let count = 0;
    let product = 1;
    for (;;) {
      product *= generator.uniform53();
      if (product <= limit) return count;
      count += 1;
    }
  }
  const root = Math.sqrt(rate);
  const logRate = Math.log(rate);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = generator.uniform53() - 0.5;
    const v = generator.uniform53();
    const distance = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / distance + b) * u + rate + 0.43);
    if (distance >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (distance < 0.013 && v > distance)) continue;
    const left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (distance * distance) + b);
    if (left <= -rate + k * logRate - logGamma(k + 1)) return k;
  }
}

/** log Γ(x) for x ≥ 1, by Stirling's series from 10 up. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift -= Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188))))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}
