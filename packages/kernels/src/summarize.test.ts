import { afterEach, describe, expect, it } from "vitest";
import { COMPUTE_TYPES, Desk, FLOATS, SIZES } from "./testing/desk.ts";
import { special } from "./testing/values.ts";

const desk = await Desk.open("relaxed");
const BINS = 5;

describe("summarize", () => {
  afterEach(() => desk.clear());

  it.each(COMPUTE_TYPES)("%s: finite values apart from the rest", (type) => {
    for (const n of SIZES) {
      const x = special(type, n, n + 3).map((v) => (Math.abs(v) > 1e30 && Number.isFinite(v) ? 9 : v));
      const out = desk.out("f64", 8 + BINS);
      desk.kernels[`summarize_${type}`](n, BINS, desk.put(type, x), out);
      const [min, max, mean, std, zeros, nans, up, down, ...bins] = desk.get("f64", out, 8 + BINS) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        ...number[],
      ];
      const finite = x.filter(Number.isFinite);
      const middle = finite.reduce((a, b) => a + b, 0) / finite.length;
      const spread = Math.sqrt(finite.reduce((a, b) => a + (b - middle) ** 2, 0) / (finite.length - 1));
      expect(min).toBe(finite.length ? Math.min(...finite) : NaN);
      expect(max).toBe(finite.length ? Math.max(...finite) : NaN);
      if (finite.length) expect(mean).toBeCloseTo(middle, 10);
      if (finite.length > 1) expect(std).toBeCloseTo(spread, 10);
      else expect(std).toBeNaN();
      expect(zeros).toBe(x.filter((v) => v === 0).length);
      expect(nans).toBe(x.filter(Number.isNaN).length);
      expect(up).toBe(x.filter((v) => v === Infinity).length);
      expect(down).toBe(x.filter((v) => v === -Infinity).length);
      const counts = Array(BINS).fill(0);
      for (const v of finite) {
        const scale = max > min ? BINS / (max - min) : 0;
        counts[Math.min(BINS - 1, Math.floor((v - min) * scale))] += 1;
      }
      expect(bins).toEqual(counts);
      desk.clear();
    }
  });

  it.each(FLOATS)("%s without a finite value", (type) => {
    const out = desk.out("f64", 8);
    desk.kernels[`summarize_${type}`](3, 0, desk.put(type, [NaN, Infinity, NaN]), out);
    expect(desk.get("f64", out, 8)).toEqual([NaN, NaN, NaN, NaN, 0, 2, 1, 0]);
  });
});
