import { afterEach, describe, expect, it } from "vitest";
import { COMPUTE_TYPES, Desk, SIZES, VARIANTS } from "./testing/desk.ts";
import { ordinary, special } from "./testing/values.ts";

const WIDTHS = [
  [1, "u8"],
  [2, "i16"],
  [4, "i32"],
  [8, "i64"],
] as const;

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i % 120);

describe.each(deskPerVariant)("moves, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(WIDTHS)("copies elements of %i bytes between any strides", (bytes, type) => {
    const cases = [
      ...SIZES.map((n) => ({ shape: [n], dst: [1], src: [1] })),
      { shape: [5, 7], dst: [7, 1], src: [1, 5] },
      { shape: [33, 40], dst: [40, 1], src: [1, 33] },
      { shape: [3, 33, 65], dst: [33 * 65, 65, 1], src: [33 * 65, 1, 33] },
      { shape: [5, 7], dst: [1, 5], src: [7, 1] },
      { shape: [4, 6], dst: [6, 1], src: [0, 1] },
      { shape: [4, 6], dst: [6, 1], src: [1, 0] },
      { shape: [2, 3, 4], dst: [12, 4, 1], src: [1, 8, 2] },
      { shape: [], dst: [], src: [] },
      { shape: [2, 0, 3], dst: [0, 3, 1], src: [0, 3, 1] },
    ];
    for (const { shape, dst, src } of cases) {
      const count = shape.reduce((a, b) => a * b, 1);
      const extent = (strides: readonly number[]) =>
        count === 0 ? 0 : strides.reduce((sum, stride, d) => sum + stride * ((shape[d] as number) - 1), 1);
      const from = numbers(extent(src));
      const out = desk.out(type, extent(dst));
      desk.kernels[`copy_${bytes}`](desk.desc(shape.length, out, desk.put(type, from), ...shape, ...dst, ...src));
      const to = desk.get(type, out, extent(dst));
      for (let i = 0; i < count; i++) {
        let rest = i;
        let atDst = 0;
        let atSrc = 0;
        for (let d = shape.length - 1; d >= 0; d--) {
          const at = rest % (shape[d] as number);
          rest = Math.floor(rest / (shape[d] as number));
          atDst += at * (dst[d] as number);
          atSrc += at * (src[d] as number);
        }
        expect(to[atDst]).toBe(from[atSrc]);
      }
      desk.clear();
    }
  });

  it.each(WIDTHS)("chooses elements of %i bytes by a condition", (bytes, type) => {
    for (const n of SIZES) {
      const condition = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0));
      const a = numbers(n);
      const out = desk.out(type, n);
      const pointers = [out, desk.put("u8", condition), desk.put(type, a), desk.put(type, [7])];
      desk.kernels[`where_${bytes}`](desk.desc(1, ...pointers, n, 1, 1, 0));
      expect(desk.get(type, out, n)).toEqual(a.map((x, i) => (condition[i] ? x : 7)));
      desk.clear();
    }
  });

  it.each(WIDTHS)("gathers elements of %i bytes along an axis", (bytes, type) => {
    for (const inner of [1, 3]) {
      const src = numbers(2 * 4 * inner);
      const index = [3, 0, 3];
      const out = desk.out(type, 2 * 3 * inner);
      desk.kernels[`gather_${bytes}`](2, 4, inner, 3, desk.put(type, src), desk.put("i64", index), out);
      const expected: number[] = [];
      for (let o = 0; o < 2; o++) {
        for (const k of index) for (let j = 0; j < inner; j++) expected.push(src[(o * 4 + k) * inner + j] as number);
      }
      expect(desk.get(type, out, expected.length)).toEqual(expected);
      desk.clear();
    }
  });

  it.each(COMPUTE_TYPES)("adds %s rows where an index says, repeats too", (type) => {
    const dst = [1, 2, 3, 4, 5, 6, 7, 8];
    const at = desk.put(type, dst);
    desk.kernels[`scatter_add_${type}`](2, 2, 2, 3, at, desk.put("i64", [1, 1, 0]), desk.put(type, numbers(12)));
    expect(desk.get(type, at, 8)).toEqual([1 + 4, 2 + 5, 3 + 0 + 2, 4 + 1 + 3, 5 + 10, 6 + 11, 7 + 6 + 8, 8 + 7 + 9]);
  });

  it.each(COMPUTE_TYPES)("fills with %s", (type) => {
    for (const n of SIZES) {
      const out = desk.out(type, n);
      if (type === "i64") desk.kernels.fill_i64(n, out, 42n);
      else desk.kernels[`fill_${type}`](n, out, 42);
      expect(desk.get(type, out, n)).toEqual(Array(n).fill(42));
      desk.clear();
    }
  });

  it.each(["f32", "f64"] as const)("adds a multiple in %s", (type) => {
    for (const n of SIZES) {
      const x = ordinary(type, n, 2);
      const y = special(type, n, 3);
      const at = desk.put(type, y);
      desk.kernels[`add_scaled_${type}`](n, 0.5, desk.put(type, x), at);
      const given = desk.get(type, at, n);
      y.forEach((value, i) => {
        const expected = value + 0.5 * (x[i] as number);
        if (Number.isFinite(expected))
          expect(Math.abs((given[i] as number) - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
        else expect(given[i]).toBe(expected);
      });
      desk.clear();
    }
  });
});
