import { afterEach, describe, expect, it } from "vitest";
import { ARG_REDUCE, CUMULATIVE, REDUCE } from "./op-codes.ts";
import { COMPUTE_TYPES, Desk, FLOATS, INTEGERS, rounded, SIZES, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError, special, ulpsApart } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));

/** [outer, n, inner] around the vector widths and the block of 512 columns. */
const EXTENTS = [
  ...SIZES.map((n) => [1, n, 1] as const),
  [3, 5, 1],
  [2, 7, 3],
  [1, 4, 600],
  [2, 3, 513],
  [4, 1, 2],
  [0, 3, 2],
] as const;

/** The values along the middle axis, for each place of the result. */
function lines(values: readonly number[], outer: number, n: number, inner: number): number[][] {
  return Array.from({ length: outer * inner }, (_, at) => {
    const o = Math.floor(at / inner);
    return Array.from({ length: n }, (_, i) => values[(o * n + i) * inner + (at % inner)] as number);
  });
}

const sum = (line: readonly number[]) => line.reduce((a, b) => a + b, 0);
const bigSum = (line: readonly number[]) => Number(line.reduce((a, b) => a + BigInt(b), 0n));
const bigProduct = (line: readonly number[]) =>
  Number(
    BigInt.asIntN(
      64,
      line.reduce((a, b) => a * BigInt(b), 1n),
    ),
  );

describe.each(deskPerVariant)("reductions, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(FLOATS)("sum, prod, max and min of %s", (type) => {
    for (const [outer, n, inner] of EXTENTS) {
      for (const values of [ordinary(type, outer * n * inner, n + 1, 1), special(type, outer * n * inner, n + 2)]) {
        const x = desk.put(type, values);
        const out = desk.out(type, outer * inner);
        const run = (op: number) => {
          desk.kernels[`reduce_${type}`](op, outer, n, inner, x, out);
          return desk.get(type, out, outer * inner);
        };
        const every = lines(values, outer, n, inner);
        run(REDUCE.sum).forEach((given, i) => {
          const exact = sum(every[i] as number[]);
          if (Number.isFinite(exact))
            expect(relativeError([given], [rounded(type, exact)])).toBeLessThan(type === "f32" ? 1e-6 : 1e-14);
          // Partial sums may overflow to both sides, which the sum in one go does not.
          else expect(Number.isFinite(given)).toBe(false);
        });
        run(REDUCE.prod).forEach((given, i) => {
          const exact = (every[i] as number[]).reduce((a, b) => a * b, 1);
          expect(ulpsApart(type, given, rounded(type, exact))).toBeLessThanOrEqual(type === "f32" ? 1 : 100);
        });
        expect(run(REDUCE.max)).toEqual(every.map((line) => Math.max(...line)));
        expect(run(REDUCE.min)).toEqual(every.map((line) => Math.min(...line)));
        desk.clear();
      }
    }
  });

  it("sums many floats by a cascade, which loses little", () => {
    const values = ordinary("f32", 100_003, 9, 1000);
    const out = desk.out("f32", 1);
    desk.kernels.reduce_f32(REDUCE.sum, 1, values.length, 1, desk.put("f32", values), out);
    expect(ulpsApart("f32", desk.get("f32", out, 1)[0] as number, Math.fround(sum(values)))).toBeLessThanOrEqual(8);
  });

  it.each(INTEGERS)("sum and prod of %s are 64 bits wide, max and min are not", (type) => {
    for (const [outer, n, inner] of EXTENTS) {
      const values = special(type, outer * n * inner, n + 3);
      const x = desk.put(type, values);
      const every = lines(values, outer, n, inner);
      const wide = desk.out("i64", outer * inner);
      desk.kernels[`reduce_${type}`](REDUCE.sum, outer, n, inner, x, wide);
      expect(desk.get("i64", wide, outer * inner)).toEqual(every.map(bigSum));
      desk.kernels[`reduce_${type}`](REDUCE.prod, outer, n, inner, x, wide);
      expect(desk.get("i64", wide, outer * inner)).toEqual(every.map(bigProduct));
      if (n > 0) {
        const out = desk.out(type, outer * inner);
        desk.kernels[`reduce_${type}`](REDUCE.max, outer, n, inner, x, out);
        expect(desk.get(type, out, outer * inner)).toEqual(every.map((line) => Math.max(...line)));
        desk.kernels[`reduce_${type}`](REDUCE.min, outer, n, inner, x, out);
        expect(desk.get(type, out, outer * inner)).toEqual(every.map((line) => Math.min(...line)));
      }
      desk.clear();
    }
  });

  it.each(COMPUTE_TYPES)("any and all of %s", (type) => {
    const values = [0, 0, 0, 1, 1, 1, 0, 2, 0];
    const out = desk.out("u8", 3);
    desk.kernels[`reduce_${type}`](REDUCE.any, 3, 3, 1, desk.put(type, values), out);
    expect(desk.get("u8", out, 3)).toEqual([0, 1, 1]);
    desk.kernels[`reduce_${type}`](REDUCE.all, 3, 3, 1, desk.put(type, values), out);
    expect(desk.get("u8", out, 3)).toEqual([0, 1, 0]);
    desk.kernels[`reduce_${type}`](REDUCE.all, 1, 0, 1, 0, out);
    desk.kernels[`reduce_${type}`](REDUCE.any, 1, 0, 1, 0, out + 1);
    expect(desk.get("u8", out, 2)).toEqual([1, 0]);
  });

  it.each(COMPUTE_TYPES)("argmax and argmin of %s take the first, NaN before all", (type) => {
    for (const [outer, n, inner] of EXTENTS) {
      if (n === 0) continue;
      const values = special(type, outer * n * inner, n + 4);
      const every = lines(values, outer, n, inner);
      const out = desk.out("i64", outer * inner);
      const x = desk.put(type, values);
      const first = (line: number[], best: number) => {
        const at = line.findIndex(Number.isNaN);
        return at >= 0 ? at : line.indexOf(best);
      };
      desk.kernels[`arg_reduce_${type}`](ARG_REDUCE.argmax, outer, n, inner, x, out);
      expect(desk.get("i64", out, outer * inner)).toEqual(every.map((line) => first(line, Math.max(...line))));
      desk.kernels[`arg_reduce_${type}`](ARG_REDUCE.argmin, outer, n, inner, x, out);
      expect(desk.get("i64", out, outer * inner)).toEqual(every.map((line) => first(line, Math.min(...line))));
      desk.clear();
    }
  });

  it.each(COMPUTE_TYPES)("running sums and products of %s", (type) => {
    const isFloat = type === "f32" || type === "f64";
    const outType = isFloat ? type : "i64";
    for (const [outer, n, inner] of EXTENTS) {
      const values = ordinary(type, outer * n * inner, n + 5, isFloat ? 1.2 : 0.3);
      const x = desk.put(type, values);
      const out = desk.out(outType, values.length);
      for (const op of ["cumsum", "cumprod"] as const) {
        desk.kernels[`cumulative_${type}`](CUMULATIVE[op], outer, n, inner, x, out);
        const expected = Array<number>(values.length);
        lines(values, outer, n, inner).forEach((line, at) => {
          let value = op === "cumsum" ? 0 : 1;
          line.forEach((next, i) => {
            value = op === "cumsum" ? value + next : value * next;
            expected[(Math.floor(at / inner) * n + i) * inner + (at % inner)] = rounded(outType, value) + 0;
          });
        });
        expect(relativeError(desk.get(outType, out, values.length), expected)).toBeLessThan(1e-12);
      }
      desk.clear();
    }
  });

  it.each(FLOATS)("variance of %s, by any correction", (type) => {
    for (const [outer, n, inner] of EXTENTS) {
      const values = ordinary(type, outer * n * inner, n + 6).map((x) => rounded(type, x + 1000));
      const x = desk.put(type, values);
      const out = desk.out(type, outer * inner);
      for (const correction of [0, 1]) {
        desk.kernels[`var_${type}`](outer, n, inner, x, out, correction);
        const expected = lines(values, outer, n, inner).map((line) => {
          const mean = sum(line) / n;
          return rounded(type, sum(line.map((v) => (v - mean) ** 2)) / Math.max(0, n - correction));
        });
        expect(relativeError(desk.get(type, out, outer * inner), expected)).toBeLessThan(type === "f32" ? 1e-6 : 1e-12);
      }
      desk.clear();
    }
  });
});
