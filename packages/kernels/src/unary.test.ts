import { afterEach, describe, expect, it } from "vitest";
import { INTEGER_UNARY, UNARY, type UnaryOp } from "./op-codes.ts";
import { Desk, FLOATS, INTEGERS, rounded, SIZES, VARIANTS } from "./testing/desk.ts";
import { twins } from "./testing/unary-twins.ts";
import { generator, special, ulpsApart } from "./testing/values.ts";

/** Units in the last place, where rounding the double-precision twin once is not met exactly. */
const TOLERANCE: Partial<Record<UnaryOp, number>> = {
  exp: 1,
  expm1: 2,
  log: 1,
  tanh: 2,
  sigmoid: 2,
  silu: 2,
  gelu: 4,
  erf: 2,
  softplus: 3,
  logsigmoid: 3,
  mish: 4,
  elu: 2,
  selu: 3,
  geluTanh: 4,
  rsqrt: 1,
  hardswish: 1,
  hardsigmoid: 1,
  softsign: 1,
};
/** The standard libraries that are compared differ in the last bits of a double. */
const DOUBLE_TOLERANCE = 4;
/** Doubles for which the twin is only good to an absolute error near its zeros. */
const LOOSE: readonly UnaryOp[] = ["erf", "gelu", "tanhshrink", "logsigmoid", "mish"];

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));

describe.each(deskPerVariant)("unary, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(Object.keys(twins) as UnaryOp[])("%s of floats", (op) => {
    const twin = twins[op];
    if (!twin) return;
    for (const type of FLOATS) {
      for (const n of SIZES) {
        const x = special(type, n, n + 1);
        const out = desk.out(type, n);
        desk.kernels[`unary_${type}`](UNARY[op], n, desk.put(type, x), out);
        const y = desk.get(type, out, n);
        x.forEach((value, i) => {
          const expected = rounded(type, twin(value));
          const given = y[i] as number;
          if (type === "f64" && LOOSE.includes(op) && Number.isFinite(expected)) {
            expect(Math.abs(given - expected), `${op}(${value})`).toBeLessThanOrEqual(
              1e-13 * Math.max(1, Math.abs(expected)),
            );
          } else {
            // Far left the exponent's own rounding is blown up; what is lost there is far below one unit of 1.
            if (op === "geluTanh" && Math.abs(given - expected) < 1e-7) return;
            const allowed = type === "f32" ? (TOLERANCE[op] ?? 1) : DOUBLE_TOLERANCE;
            expect(
              ulpsApart(type, given, expected),
              `${type} ${op}(${value}) = ${given}, not ${expected}`,
            ).toBeLessThanOrEqual(allowed);
          }
        });
        desk.clear();
      }
    }
  });

  it("erfc, erfinv, lgamma and digamma have their known values", () => {
    const known = {
      // Tables of Abramowitz & Stegun 7.1, 6.1 and 6.3, to double precision by their own identities.
      erfc: [
        [0, 1],
        [0.5, 0.4795001221869535],
        [1.2, 0.08968602177036462],
        [2, 0.004677734981047266],
        [4, 1.541725790028002e-8],
        [-1, 1.842700792949715],
        [30, 0],
        [Infinity, 0],
        [NaN, NaN],
      ],
      erfinv: [
        [0, 0],
        [0.5, 0.4769362762044699],
        [-0.9, -1.1630871536766743],
        [0.999, 2.326753765513525],
        [1, Infinity],
        [-1, -Infinity],
        [2, NaN],
      ],
      lgamma: [
        [1, 0],
        [2, 0],
        [0.5, Math.log(Math.PI) / 2],
        [4, Math.log(6)],
        [11, Math.log(3628800)],
        [-0.5, Math.log(2 * Math.sqrt(Math.PI))],
        [0, Infinity],
        [-3, Infinity],
        [Infinity, Infinity],
        [NaN, NaN],
      ],
      digamma: [
        [1, -0.5772156649015329],
        [0.5, -0.5772156649015329 - 2 * Math.LN2],
        [10, 2.251752589066721],
        [-0.5, 2 - 0.5772156649015329 - 2 * Math.LN2],
        [0, -Infinity],
        [-2, NaN],
        [NaN, NaN],
      ],
    } as const;
    for (const [op, pairs] of Object.entries(known) as [UnaryOp, readonly (readonly [number, number])[]][]) {
      const out = desk.out("f64", pairs.length);
      const x = pairs.map(([value]) => value);
      desk.kernels.unary_f64(UNARY[op], x.length, desk.put("f64", x), out);
      desk.get("f64", out, x.length).forEach((given, i) => {
        const expected = pairs[i]?.[1] as number;
        if (Number.isFinite(expected)) {
          const bound = 1e-14 * (op === "erfc" ? Math.max(expected, 1e-3) : 1);
          expect(Math.abs(given - expected), `${op}(${x[i]}) = ${given}`).toBeLessThanOrEqual(bound);
        } else {
          expect(given, `${op}(${x[i]})`).toBe(expected);
        }
      });
    }
  });

  it("works in place, and any run gives what a single element gives", () => {
    const x = special("f32", 100, 5);
    for (const op of [UNARY.exp, UNARY.tanh, UNARY.log, UNARY.relu, UNARY.sin]) {
      const at = desk.put("f32", x);
      desk.kernels.unary_f32(op, 100, at, at);
      const together = desk.get("f32", at, 100);
      const alone = x.map((value) => {
        const one = desk.put("f32", [value]);
        desk.kernels.unary_f32(op, 1, one, one);
        return desk.get("f32", one, 1)[0];
      });
      expect(together).toEqual(alone);
    }
  });

  it.each([
    "exp",
    "expm1",
    "log",
    "tanh",
    "sigmoid",
    "silu",
    "erf",
    "gelu",
    "softplus",
    "logsigmoid",
    "mish",
    "elu",
    "selu",
  ] as const)("%s of many floats stays within its bound", (op) => {
    const n = 40_000;
    const next = generator(11);
    const reach = op === "log" ? 1e4 : 105;
    // Half of them are spread evenly, half over all powers of two.
    const x = Array.from({ length: n }, (_, i) => {
      const value = (next() * 2 - 1) * reach;
      return Math.fround(
        i % 2 === 0 ? value : Math.sign(value) * 2 ** ((next() - 0.5) * (op === "log" ? 280 : 60)) * next(),
      );
    });
    const out = desk.out("f32", n);
    desk.kernels.unary_f32(UNARY[op], n, desk.put("f32", x), out);
    const y = desk.get("f32", out, n);
    let worst = 0;
    let at = 0;
    x.forEach((value, i) => {
      const expected = Math.fround(twins[op]?.(value) ?? NaN);
      // Below the normal range e^x has few bits left, and so have these, which are multiples of it.
      if ((op === "sigmoid" || op === "silu" || op === "mish") && value < -87) return;
      const apart = ulpsApart("f32", y[i] as number, expected);
      // The twin's 1 + erf has lost its digits there, the kernel's tail has not.
      if (op === "gelu" && value < -5 && Math.abs((y[i] as number) - expected) < 1e-12) return;
      if (apart > worst) [worst, at] = [apart, value];
    });
    expect(worst, `at ${at}`).toBeLessThanOrEqual(Math.max(2, TOLERANCE[op] ?? 1));
  });

  it.each(INTEGER_UNARY)("%s of integers", (op) => {
    const twin = op === "bitwiseNot" ? (x: number) => ~x : op === "abs" ? Math.abs : twins[op];
    if (!twin) throw new Error(`${op} has no twin`);
    for (const type of INTEGERS) {
      const x = special(type, 33, 3);
      const out = desk.out(type, 33);
      desk.kernels[`unary_${type}`](UNARY[op], 33, desk.put(type, x), out);
      expect(desk.get(type, out, 33)).toEqual(x.map((value) => rounded(type, twin(value)) + 0));
    }
  });
});
