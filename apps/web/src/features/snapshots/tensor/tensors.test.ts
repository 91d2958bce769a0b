import { writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";
import { describe, expect, it } from "vitest";
import { compareTensors, indexOf } from "./compare-tensors.ts";
import { inSlices } from "./in-slices.ts";
import { openTensorFile } from "./read-tensors.ts";
import { summarize } from "./summarize.ts";

describe("a safetensors file in the browser", () => {
  const bytes = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  it("gives every type's values", () => {
    const rows = [
      ["BOOL", Uint8Array.of(0, 1), [0, 1]],
      ["U8", Uint8Array.of(0, 255), [0, 255]],
      ["I8", Int8Array.of(-128, 127), [-128, 127]],
      ["I16", Int16Array.of(-32768, 2), [-32768, 2]],
      ["U16", Uint16Array.of(0, 65535), [0, 65535]],
      ["I32", Int32Array.of(-(2 ** 31), 5), [-(2 ** 31), 5]],
      ["U32", Uint32Array.of(0, 2 ** 32 - 1), [0, 2 ** 32 - 1]],
      ["I64", BigInt64Array.of(-3n, 2n ** 53n), [-3, 2 ** 53]],
      ["U64", BigUint64Array.of(0n, 7n), [0, 7]],
      ["F16", Uint16Array.of(0x3c00, 0xc000), [1, -2]],
      ["BF16", Uint16Array.of(0x3f80, 0xc040), [1, -3]],
      ["F32", Float32Array.of(0.5, -0.25), [0.5, -0.25]],
      ["F64", Float64Array.of(0.1, -1e300), [0.1, -1e300]],
    ] as const;
    const file = openTensorFile(
      writeSafetensors(rows.map(([dtype, values]) => ({ name: dtype, dtype, shape: [2], bytes: bytes(values) }))),
    );
    for (const [dtype, , expected] of rows) expect([...(file.read(dtype)?.values ?? [])]).toEqual(expected);
    expect(file.read("none")).toBeNull();
  });
  it("gives them from any offset", () => {
    const inside = new Uint8Array(200);
    const whole = writeSafetensors([
      { name: "odd", dtype: "U8", shape: [3], bytes: Uint8Array.of(1, 2, 3) },
      { name: "w", dtype: "F64", shape: [2], bytes: bytes(Float64Array.of(0.5, 7)) },
    ]);
    inside.set(whole, 5);
    for (const file of [whole, inside.subarray(5, 5 + whole.byteLength)]) {
      expect([...(openTensorFile(file).read("w")?.values ?? [])]).toEqual([0.5, 7]);
    }
  });
});

describe("a tensor's figures", () => {
  it("are those of the hand-computed 1, 2, 3, 4", async () => {
    const { figures } = await summarize(Float32Array.of(1, 2, 3, 4));
    expect(figures).toMatchObject({ count: 4, mean: 2.5, min: 1, max: 4, zeros: 0, nan: 0, infinite: 0 });
    expect(figures.std).toBeCloseTo(Math.sqrt(1.25));
    expect(figures.norm).toBeCloseTo(Math.sqrt(30));
  });
  it("count what is not finite and leave it out of the rest", async () => {
    const values = Float32Array.of(0, Number.NaN, 2, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    expect((await summarize(values)).figures).toMatchObject({
      count: 5,
      mean: 1,
      zeros: 1,
      nan: 1,
      infinite: 2,
      max: 2,
    });
  });
  it("survive nothing at all", async () => {
    const { figures } = await summarize(new Float32Array(0));
    expect([figures.count, figures.norm, figures.mean, figures.min]).toEqual([0, 0, Number.NaN, Number.NaN]);
  });
  it("don't cancel far from zero", async () => {
    expect((await summarize(Float64Array.of(1e9, 1e9 + 1, 1e9 + 2))).figures.std).toBeCloseTo(Math.sqrt(2 / 3));
  });
  it("spread evenly on both sides of zero, or over what there is", async () => {
    const { histogram } = await summarize(Float32Array.of(-2, 0, 0, 1));
    expect([histogram.low, histogram.high]).toEqual([-2, 2]);
    expect([histogram.counts[0], histogram.counts[20], histogram.counts[30]]).toEqual([1, 2, 1]);
    expect((await summarize(Uint8Array.of(3, 9))).histogram).toMatchObject({ low: 3, high: 9 });
    expect((await summarize(Float32Array.of(5, 5))).histogram).toMatchObject({ low: 2.5, high: 7.5 });
    expect((await summarize(new Float32Array(3))).histogram.counts[20]).toBe(3);
  });
});

describe("two tensors", () => {
  const tensor = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
  it("are held against each other value for value", async () => {
    const result = await compareTensors(tensor(1, 0, 2), tensor(1, 3, -2));
    expect([...result.difference]).toEqual([0, 3, -4]);
    expect(result).toMatchObject({ maxAbs: 4, maxAt: 2, equal: 1, leftOut: 0 });
    expect(result.meanAbs).toBeCloseTo(7 / 3);
    expect(result.cosine).toBeCloseTo(-3 / (Math.sqrt(5) * Math.sqrt(14)));
  });
  it("that are the same have a cosine of 1, and one of zeros has none", async () => {
    expect((await compareTensors(tensor(0.1, 0.7), tensor(0.1, 0.7))).cosine).toBe(1);
    expect((await compareTensors(tensor(0, 0), tensor(1, 2))).cosine).toBeNull();
  });
  it("leave out what is not finite, and say so", async () => {
    const result = await compareTensors(tensor(Number.NaN, 1), tensor(Number.NaN, 2));
    expect(result).toMatchObject({ leftOut: 1, equal: 1, maxAbs: 1, maxAt: 1 });
  });
  it("of different shapes can't be compared", async () => {
    await expect(compareTensors(tensor(1), tensor(1, 2))).rejects.toThrow(RangeError);
  });
  it("name the place of their largest difference", () => {
    expect(indexOf(17, [2, 3, 4])).toEqual([1, 1, 1]);
    expect(indexOf(0, [])).toEqual([]);
  });
});

describe("a walk over many values", () => {
  it("pauses between slices, and stops when it is no longer wanted", async () => {
    let seen = 0;
    let paused = 0;
    const timer = setInterval(() => {
      paused += 1;
    }, 0);
    await inSlices(1_000_000, (from, to) => {
      seen += to - from;
    });
    clearInterval(timer);
    expect(seen).toBe(1_000_000);
    expect(paused).toBeGreaterThan(2);
    const abort = new AbortController();
    const walk = inSlices(1_000_000, () => abort.abort(), abort.signal);
    await expect(walk).rejects.toThrow();
  });
});
