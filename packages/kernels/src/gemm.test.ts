import { afterEach, describe, expect, it } from "vitest";
import { Desk, FLOATS, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));
const EXTENTS = [0, 1, 2, 3, 4, 5, 7, 8, 17, 33] as const;
/** Around the blocks of 256. */
const LARGE = [
  [3, 300, 300],
  [37, 270, 261],
  [9, 7, 1030],
  [300, 5, 257],
  [1, 600, 300],
  [600, 1, 300],
] as const;

function product(
  transA: boolean,
  transB: boolean,
  [m, n, k]: readonly [number, number, number],
  a: readonly number[],
  lda: number,
  b: readonly number[],
  ldb: number,
): number[] {
  return Array.from({ length: m * n }, (_, at) => {
    const i = Math.floor(at / n);
    const j = at % n;
    let sum = 0;
    for (let p = 0; p < k; p++) {
      sum += (a[transA ? p * lda + i : i * lda + p] as number) * (b[transB ? j * ldb + p : p * ldb + j] as number);
    }
    return sum;
  });
}

describe.each(deskPerVariant)("gemm, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  function check(
    type: "f32" | "f64",
    transA: boolean,
    transB: boolean,
    size: readonly [number, number, number],
    alpha: number,
    beta: number,
  ) {
    const [m, n, k] = size;
    // Rows are longer than they need be, so that a wrong stride shows.
    const lda = (transA ? m : k) + 2;
    const ldb = (transB ? k : n) + 1;
    const ldc = n + 3;
    const a = ordinary(type, (transA ? k : m) * lda, 1, 1);
    const b = ordinary(type, (transB ? n : k) * ldb, 2, 1);
    const c = beta === 0 ? Array<number>(m * ldc).fill(NaN) : ordinary(type, m * ldc, 3, 1);
    const out = desk.put(type, c);
    desk.kernels[`gemm_${type}`](
      Number(transA),
      Number(transB),
      m,
      n,
      k,
      alpha,
      desk.put(type, a),
      lda,
      desk.put(type, b),
      ldb,
      beta,
      out,
      ldc,
    );
    const given = desk.get(type, out, m * ldc);
    const exact = product(transA, transB, size, a, lda, b, ldb);
    const expected = c.map((old, at) => {
      const column = at % ldc;
      if (column >= n) return old;
      return alpha * (exact[Math.floor(at / ldc) * n + column] as number) + (beta === 0 ? 0 : beta * old);
    });
    const isPadding = (at: number) => at % ldc >= n;
    expect(given.filter((_, at) => isPadding(at))).toEqual(expected.filter((_, at) => isPadding(at)));
    const inside = (values: number[]) => values.filter((_, at) => !isPadding(at));
    expect(relativeError(inside(given), inside(expected)), `${type} ${transA} ${transB} ${size}`).toBeLessThan(
      type === "f32" ? 5e-6 : 1e-13,
    );
    desk.clear();
  }

  it.each(FLOATS)("every transposition and small size of %s", (type) => {
    for (const transA of [false, true]) {
      for (const transB of [false, true]) {
        for (const m of EXTENTS)
          for (const n of EXTENTS) for (const k of EXTENTS) check(type, transA, transB, [m, n, k], 1, 0);
      }
    }
  });

  it.each(FLOATS)("sizes beyond one block, alpha and beta, %s", (type) => {
    for (const transA of [false, true]) {
      for (const transB of [false, true]) {
        for (const size of LARGE) {
          check(type, transA, transB, size, 1, 0);
          check(type, transA, transB, size, -0.5, 1);
          check(type, transA, transB, size, 2, 0.25);
        }
        check(type, transA, transB, [5, 6, 7], 0, 0.5);
        check(type, transA, transB, [5, 6, 0], 1, 0.5);
      }
    }
  });

  it.each(FLOATS)("NaN and infinities of %s reach only their own row or column", (type) => {
    for (const transB of [0, 1]) {
      const size = 9;
      const a = ordinary(type, size * size, 4, 1);
      const b = ordinary(type, size * size, 5, 1);
      a[2 * size + 4] = NaN;
      b[transB ? 3 * size : 3] = Infinity;
      const out = desk.out(type, size * size);
      desk.kernels[`gemm_${type}`](
        0,
        transB,
        size,
        size,
        size,
        1,
        desk.put(type, a),
        size,
        desk.put(type, b),
        size,
        0,
        out,
        size,
      );
      desk.get(type, out, size * size).forEach((value, at) => {
        const row = Math.floor(at / size);
        if (row === 2) expect(value).toBeNaN();
        else if (at % size === 3) expect(Number.isFinite(value)).toBe(false);
        else expect(Number.isFinite(value)).toBe(true);
      });
      desk.clear();
    }
  });

  it.each(FLOATS)("batches of %s, one side shared", (type) => {
    const a = ordinary(type, 3 * 20, 6, 1);
    const b = ordinary(type, 30, 7, 1);
    const out = desk.out(type, 3 * 24);
    desk.kernels[`gemm_batch_${type}`](
      3,
      20,
      0,
      24,
      0,
      0,
      4,
      6,
      5,
      1,
      desk.put(type, a),
      5,
      desk.put(type, b),
      6,
      0,
      out,
      6,
    );
    const given = desk.get(type, out, 72);
    for (let i = 0; i < 3; i++) {
      const expected = product(false, false, [4, 6, 5], a.slice(i * 20, i * 20 + 20), 5, b, 6);
      expect(relativeError(given.slice(i * 24, i * 24 + 24), expected)).toBeLessThan(1e-6);
    }
  });

  it.each(["i64", "i32"] as const)("integers, exactly: %s", (type) => {
    for (const transA of [false, true]) {
      for (const transB of [false, true]) {
        const a = ordinary(type, 6, 1, 100);
        const b = ordinary(type, 12, 2, 100);
        const out = desk.out(type, 8);
        const [lda, ldb] = [transA ? 2 : 3, transB ? 3 : 4];
        desk.kernels[`gemm_${type}`](
          Number(transA),
          Number(transB),
          2,
          4,
          3,
          desk.put(type, a),
          lda,
          desk.put(type, b),
          ldb,
          out,
          4,
        );
        expect(desk.get(type, out, 8)).toEqual(product(transA, transB, [2, 4, 3], a, lda, b, ldb));
      }
    }
  });
});
