import { afterEach, describe, expect, it } from "vitest";
import { DTYPE, type DTypeName, ELEMENT_BYTES } from "./dtype-codes.ts";
import { Desk } from "./testing/desk.ts";

const NAMES = Object.keys(DTYPE) as DTypeName[];
const SAMPLE = [
  0,
  1,
  -1,
  2.5,
  -2.5,
  3.999,
  100,
  -100,
  300,
  70000,
  5e9,
  1e20,
  NaN,
  Infinity,
  -Infinity,
  -0,
  6e-8,
  65519,
];
const desk = await Desk.open("relaxed");

/** What a type holds after a number is stored into it, as x86-64 does it. */
function stored(name: DTypeName, x: number): number {
  const wrap = (bits: number, limit: number, outside: bigint) =>
    Number(BigInt.asIntN(bits, Number.isNaN(x) || x >= limit || x < -limit ? outside : BigInt(Math.trunc(x))));
  switch (name) {
    case "f64":
      return x;
    case "f32":
      return Math.fround(x);
    case "bool":
      return Number(x !== 0);
    case "u8":
      return wrap(64, 2 ** 63, -(2n ** 63n)) & 255;
    case "i64":
      return wrap(64, 2 ** 63, -(2n ** 63n));
    case "f16":
      return half(Math.fround(x));
    case "bf16":
      return brain(Math.fround(x));
    default:
      return wrap(ELEMENT_BYTES[name] * 8, 2 ** 31, -(2n ** 31n));
  }
}

function isWhole(name: DTypeName): boolean {
  return /^[iu]\d/.test(name);
}

/** An integer in fewer bits: the low ones. */
function wrapped(name: DTypeName, x: number): number {
  const bits = ELEMENT_BYTES[name] * 8;
  return Number(name === "u8" ? BigInt.asUintN(8, BigInt(x)) : BigInt.asIntN(bits, BigInt(x)));
}

/** Nearest multiple of a step, ties to even. */
function nearest(x: number, step: number): number {
  const scaled = x / step;
  const low = Math.floor(scaled);
  const rest = scaled - low;
  return (rest > 0.5 || (rest === 0.5 && low % 2 !== 0) ? low + 1 : low) * step;
}

function half(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(x))));
  const value = nearest(x, 2 ** (exponent - 10));
  return Math.abs(value) > 65504 ? Math.sign(x) * Infinity : value;
}

function brain(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  return nearest(x, 2 ** (Math.floor(Math.log2(Math.abs(x))) - 7));
}

/** Through f64, which holds every other type's sample exactly. */
function roundTrip(values: readonly number[], names: readonly DTypeName[]): number[] {
  const n = values.length;
  let type: DTypeName = "f64";
  let at = desk.put("f64", values);
  for (const next of [...names, "f64"] as const) {
    const to = desk.out(next === "f64" ? "f64" : "u8", next === "f64" ? n : n * ELEMENT_BYTES[next]);
    desk.kernels.cast(DTYPE[type], DTYPE[next], n, at, to);
    type = next;
    at = to;
  }
  return desk.get("f64", at, n);
}

describe("cast", () => {
  afterEach(() => desk.clear());

  it.each(NAMES)("from f64 to %s and back", (name) => {
    expect(roundTrip(SAMPLE, [name])).toEqual(SAMPLE.map((x) => stored(name, x)));
  });

  it.each(NAMES)("from %s to every other", (name) => {
    const held = SAMPLE.map((x) => stored(name, x));
    for (const other of NAMES) {
      const isExact = !(name === "i64" && other === "f32");
      const expected = held.map((x) => (isWhole(name) && isWhole(other) ? wrapped(other, x) : stored(other, x)));
      if (isExact) expect(roundTrip(SAMPLE, [name, other]), `${name} → ${other}`).toEqual(expected);
    }
  });

  it("keeps all 64 bits of an integer", () => {
    const n = 2;
    const from = desk.out("i64", n);
    desk.memory.i64.set([9007199254740993n, -9223372036854775807n], from / 8);
    const to = desk.out("i64", n);
    desk.kernels.cast(DTYPE.i64, DTYPE.i64, n, from, to);
    expect([...desk.memory.i64.slice(to / 8, to / 8 + n)]).toEqual([9007199254740993n, -9223372036854775807n]);
    const single = desk.out("f32", n);
    desk.kernels.cast(DTYPE.i64, DTYPE.f32, n, from, single);
    expect(desk.get("f32", single, n)).toEqual([9007199254740992, -(2 ** 63)]);
  });

  it("gives every half its own float, and back", () => {
    const n = 65536;
    const bits = desk.out("i16", n);
    for (let i = 0; i < n; i++) desk.memory.u16[bits / 2 + i] = i;
    for (const type of ["f16", "bf16"] as const) {
      const wide = desk.out("f32", n);
      const back = desk.out("i16", n);
      desk.kernels.cast(DTYPE[type], DTYPE.f32, n, bits, wide);
      desk.kernels.cast(DTYPE.f32, DTYPE[type], n, wide, back);
      for (let i = 0; i < n; i++) {
        const isNotANumber = Number.isNaN(desk.memory.f32[wide / 4 + i]);
        if (!isNotANumber && desk.memory.u16[back / 2 + i] !== i)
          throw new Error(`${type} ${i.toString(16)} came back changed`);
      }
    }
  });
});
