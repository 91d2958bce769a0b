import { describe, expect, it } from "vitest";
import { fromHalf, type Values } from "./read-values.ts";
import { summarize } from "./summarize.ts";
import { guessPicture, takeSlice } from "./take-slice.ts";

const valuesOf = (numbers: readonly number[]): Values => ({
  count: numbers.length,
  at: (i) => numbers[i] ?? Number.NaN,
});
const range = (count: number) => valuesOf(Array.from({ length: count }, (_, i) => i));

describe("statistics", () => {
  it("are of the finite values, and count the others", () => {
    const { histogram, ...told } = summarize(valuesOf([0, 2, 4, Number.NaN, Number.POSITIVE_INFINITY, 6]));
    expect(told).toEqual({
      count: 6,
      mean: 3,
      standardDeviation: Math.sqrt(5),
      min: 0,
      max: 6,
      zeros: 1,
      nans: 1,
      infinities: 1,
    });
    expect(histogram.reduce((sum, n) => sum + n)).toBe(4);
    expect([histogram[0], histogram.at(-1)]).toEqual([1, 1]);
  });

  it("know a constant, an empty and an all-NaN tensor", () => {
    expect(summarize(valuesOf([5, 5]))).toMatchObject({ mean: 5, standardDeviation: 0, min: 5, max: 5 });
    expect(summarize(valuesOf([]))).toMatchObject({ count: 0, mean: null, min: null });
    expect(summarize(valuesOf([Number.NaN]))).toMatchObject({ nans: 1, mean: null });
  });

  it("keep the deviation of large values", () => {
    expect(summarize(valuesOf([1e9, 1e9 + 2])).standardDeviation).toBe(1);
  });
});

describe("a slice", () => {
  it("is the one that was chosen", () => {
    expect(takeSlice(range(24), [2, 3, 4], [1])).toMatchObject({ rows: 3, columns: 4, fullRows: 3 });
    expect(takeSlice(range(24), [2, 3, 4], [1])?.values[0]).toBe(12);
    expect(takeSlice(range(24), [2, 3, 4], [9])?.values[0]).toBe(0);
    expect(takeSlice(range(48), [2, 2, 3, 4], [1, 1])?.values[0]).toBe(36);
  });

  it("is a row for a vector, and nothing for a scalar or an empty tensor", () => {
    expect(takeSlice(range(3), [3], [])).toMatchObject({ rows: 1, columns: 3 });
    expect(takeSlice(range(1), [], [])).toBeNull();
    expect(takeSlice(range(0), [0, 3], [])).toBeNull();
  });

  it("is thinned when it is large", () => {
    const slice = takeSlice(range(1000 * 10), [1000, 10], []);
    expect(slice).toMatchObject({ rows: 256, columns: 10, fullRows: 1000 });
    expect(slice?.values[10]).toBe(30);
  });
});

describe("a picture", () => {
  it("is guessed from three channels first or last", () => {
    const first = guessPicture(valuesOf(Array.from({ length: 192 }, (_, i) => i / 191)), [3, 8, 8], []);
    expect(first).toMatchObject({ width: 8, height: 8, channels: 3 });
    // Channel after channel becomes pixel after pixel.
    expect([...(first?.pixels.subarray(0, 3) ?? [])]).toEqual([
      0,
      Math.round((64 / 191) * 255),
      Math.round((128 / 191) * 255),
    ]);
    expect(guessPicture(range(192), [8, 8, 3], [])?.pixels[5]).toBe(5);
  });

  it("takes bytes as they are, and stretches what is normalised", () => {
    expect(guessPicture(range(64), [1, 8, 8], [])?.pixels[63]).toBe(63);
    const spread = guessPicture(valuesOf(Array.from({ length: 64 }, (_, i) => i / 16 - 2)), [1, 8, 8], []);
    expect([spread?.pixels[0], spread?.pixels[63]]).toEqual([0, 255]);
  });

  it("is one of a batch, and no weight matrix", () => {
    expect(guessPicture(range(2 * 192), [2, 3, 8, 8], [1])?.width).toBe(8);
    expect(guessPicture(range(64), [8, 8], [])).toBeNull();
    expect(guessPicture(range(9 * 64), [64, 1, 3, 3], [])).toBeNull();
  });
});

describe("half precision", () => {
  it("is widened exactly", () => {
    expect([0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00].map(fromHalf)).toEqual([
      1,
      -2,
      2 ** -24,
      65504,
      Number.POSITIVE_INFINITY,
    ]);
    expect(fromHalf(0x7e00)).toBeNaN();
  });
});
