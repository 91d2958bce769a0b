import { afterEach, describe, expect, it } from "vitest";
import { Desk, FLOATS, SIZES, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));
const EXTENTS = [...SIZES.map((n) => [2, n, 1] as const), [2, 5, 3], [1, 100, 2]] as const;

const at = (o: number, i: number, j: number, n: number, inner: number) => (o * n + i) * inner + j;

function softmaxTwin(log: boolean, outer: number, n: number, inner: number, x: readonly number[]): number[] {
  const out = Array<number>(x.length);
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      const line = Array.from({ length: n }, (_, i) => x[at(o, i, j, n, inner)] as number);
      const top = Math.max(...line);
      const total = line.reduce((sum, v) => sum + Math.exp(v - top), 0);
      line.forEach((v, i) => {
        out[at(o, i, j, n, inner)] = log ? v - top - Math.log(total) : Math.exp(v - top) / total;
      });
    }
  }
  return out;
}

describe.each(deskPerVariant)("softmax, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(FLOATS)("of %s and its logarithm, with their gradients", (type) => {
    const tolerance = type === "f32" ? 4e-7 : 1e-14;
    for (const [outer, n, inner] of EXTENTS) {
      for (const log of [false, true]) {
        const x = ordinary(type, outer * n * inner, n + 1, 8);
        const grad = ordinary(type, x.length, n + 2, 1);
        const out = desk.out(type, x.length);
        desk.kernels[`softmax_${type}`](Number(log), outer, n, inner, desk.put(type, x), out);
        const y = desk.get(type, out, x.length);
        expect(relativeError(y, softmaxTwin(log, outer, n, inner, x))).toBeLessThan(tolerance);

        const gradX = desk.out(type, x.length);
        desk.kernels[`softmax_backward_${type}`](Number(log), outer, n, inner, desk.put(type, grad), out, gradX);
        const expected = y.map((value, index) => {
          const o = Math.floor(index / (n * inner));
          const j = index % inner;
          let total = 0;
          for (let i = 0; i < n; i++) {
            const here = at(o, i, j, n, inner);
            total += (grad[here] as number) * (log ? 1 : (y[here] as number));
          }
          const g = grad[index] as number;
          return log ? g - Math.exp(value) * total : value * (g - total);
        });
        expect(relativeError(desk.get(type, gradX, x.length), expected)).toBeLessThan(tolerance);
        desk.clear();
      }
    }
  });

  it.each(FLOATS)("of %s bears large values, infinities and NaN", (type) => {
    const run = (log: number, x: number[]) => {
      const out = desk.out(type, x.length);
      desk.kernels[`softmax_${type}`](log, 1, x.length, 1, desk.put(type, x), out);
      return desk.get(type, out, x.length);
    };
    expect(run(0, [1e30, 1e30])).toEqual([0.5, 0.5]);
    expect(run(0, [-Infinity, 0])).toEqual([0, 1]);
    expect(run(1, [-Infinity, 0])).toEqual([-Infinity, 0]);
    expect(run(0, [-Infinity, -Infinity])).toEqual([NaN, NaN]);
    expect(run(0, [1, NaN, 2, 3, 4])).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });
});
