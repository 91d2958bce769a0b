import type { ComputeType } from "../dtype-codes.ts";
import { rounded } from "./desk.ts";

const SPECIAL = [NaN, Infinity, -Infinity, 0, -0, 1e-42, -1e-42, 1.1754944e-38, 3.4e38, -3.4e38, 1, -1, 0.5, -2];
const SPECIAL_INTEGERS = [0, 1, -1, 2, 127, -128, 255, 5, -7, 3];

/** A small generator, so that every run sees the same numbers (Marsaglia's xorshift). */
export function generator(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Ordinary numbers of mixed size, as the type stores them. */
export function ordinary(type: ComputeType, count: number, seed = 1, scale = 4): number[] {
  const next = generator(seed * 7919);
  return Array.from({ length: count }, () => {
    const value = (next() * 2 - 1) * scale;
    return rounded(type, type === "f32" || type === "f64" ? value : Math.round(value * 10));
  });
}

/** Ordinary numbers with NaN, infinities, both zeros and denormals strewn in (for integers, their edges). */
export function special(type: ComputeType, count: number, seed = 1): number[] {
  const isFloat = type === "f32" || type === "f64";
  const list = isFloat ? SPECIAL : SPECIAL_INTEGERS;
  const next = generator(seed * 104729);
  return ordinary(type, count, seed).map((value) => {
    if (next() < 0.5) return value;
    return rounded(type, list[Math.floor(next() * list.length)] as number);
  });
}

const words = new DataView(new ArrayBuffer(8));

/** Place of a float among all floats of its type, so that neighbours differ by 1. */
function rank(type: "f32" | "f64", x: number): number {
  if (type === "f32") {
    words.setFloat32(0, x);
    const bits = words.getInt32(0);
    return bits < 0 ? -(bits & 0x7fffffff) : bits;
  }
  words.setFloat64(0, x);
  const bits = words.getBigInt64(0);
  return Number(bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits);
}

/** Units in the last place between two numbers; 0 between NaNs, infinite between NaN and a number. */
export function ulpsApart(type: "f32" | "f64", a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(rank(type, a) - rank(type, b));
}

/** Largest difference over max(1, largest expected); NaN counts as infinite unless expected. */
export function relativeError(actual: readonly number[], expected: readonly number[]): number {
  let scale = 1;
  let worst = 0;
  for (const value of expected) if (Number.isFinite(value)) scale = Math.max(scale, Math.abs(value));
  expected.forEach((value, i) => {
    const given = actual[i] as number;
    if (Object.is(given, value) || given === value) return;
    const difference = Math.abs(given - value);
    worst = Math.max(worst, Number.isNaN(difference) ? Infinity : difference);
  });
  return worst / scale;
}
