import { describe, expect, it } from "vitest";
import { readThawed } from "../thaw/thawed-tensors.ts";
import { halfToNumber } from "./half-float.ts";
import { decodeHead, encodeHead } from "./head-tensors.ts";
import { parseSafetensorsHeader } from "./parse-safetensors-header.ts";
import { readSafetensors } from "./read-safetensors.ts";
import { writeSafetensors } from "./write-safetensors.ts";

const head = {
  weight: Float32Array.of(1, -2.5, 3, 4, 5, 1e-30),
  bias: Float32Array.of(0.5, -0.5),
  classCount: 2,
  width: 3,
};

/** A file with any header text and as many data bytes. */
function fileOf(header: unknown, dataBytes: number): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  return file;
}

describe("a head as safetensors", () => {
  it("comes back bit for bit, metadata too", () => {
    const decoded = decodeHead(encodeHead(head, { seed: "7", classes: '["寿司","ピザ"]' }));
    expect(decoded.head).toEqual(head);
    expect(decoded.metadata).toEqual({ seed: "7", classes: '["寿司","ピザ"]' });
  });

  it("keeps the head from before training beside it, and apart from what was thawed", () => {
    const initial = { ...head, weight: head.weight.map((value) => value + 1) };
    const thawed = { name: "features.11.block.0.0.weight", shape: [2], values: Float32Array.of(1, 2) };
    const bytes = encodeHead(head, {}, [thawed], initial);
    expect(decodeHead(bytes)).toMatchObject({ head, initial });
    expect(readThawed(bytes)).toEqual([thawed]);
    expect(decodeHead(encodeHead(head)).initial).toBeNull();
  });

  it("has the bytes that the format asks for", () => {
    const bytes = encodeHead(head);
    const headerBytes = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(headerBytes % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes)))).toEqual({
      "head.weight": { dtype: "F32", shape: [2, 3], data_offsets: [0, 24] },
      "head.bias": { dtype: "F32", shape: [2], data_offsets: [24, 32] },
    });
    expect(bytes.length).toBe(8 + headerBytes + 32);
  });

  it("is read from a view that starts anywhere", () => {
    const bytes = encodeHead(head);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeHead(shifted.subarray(3)).head).toEqual(head);
    expect(decodeHead(Buffer.from(bytes)).head).toEqual(head);
  });

  it("comes back with its hidden layer, and is refused where the two layers do not meet", () => {
    const hidden = { weight: Float32Array.of(1, 2, 3, 4, 5, 6), bias: Float32Array.of(7, 8), units: 2 };
    const weight = Float32Array.of(1, -1, 2, -2);
    const deep = { weight, bias: Float32Array.of(0, 1), classCount: 2, width: 3, hidden };
    expect(decodeHead(encodeHead(deep)).head).toEqual(deep);
    const entry = (name: string, shape: number[]) => {
      const bytes = new Uint8Array(4 * shape.reduce((a, b) => a * b, 1));
      return { name, dtype: "F32", shape, bytes } as const;
    };
    const misfit = writeSafetensors([
      entry("hidden.weight", [3, 4]),
      entry("hidden.bias", [3]),
      entry("head.weight", [2, 5]),
      entry("head.bias", [2]),
    ]);
    expect(() => decodeHead(misfit)).toThrow(expect.objectContaining({ code: "safetensors-invalid" }));
  });

  it("is refused when it is not finite or its bias does not fit", () => {
    const refusal = expect.objectContaining({ code: "safetensors-invalid" });
    expect(() => decodeHead(encodeHead({ ...head, bias: Float32Array.of(Number.NaN, 0) }))).toThrow(refusal);
    const bytes = new Uint8Array(8);
    const misfit = writeSafetensors([
      { name: "head.weight", dtype: "F32", shape: [1, 2], bytes },
      { name: "head.bias", dtype: "F32", shape: [2], bytes },
    ]);
    expect(() => decodeHead(misfit)).toThrow(refusal);
    expect(() => encodeHead({ ...head, classCount: 3 })).toThrow(refusal);
  });
});

describe("a header", () => {
  const entry = { dtype: "F32", shape: [2], data_offsets: [0, 8] };

  it("is read with its offsets in the file", () => {
    const file = fileOf({ a: entry }, 8);
    const { tensors, dataStart } = parseSafetensorsHeader(file);
    expect(tensors).toEqual([{ name: "a", dtype: "F32", shape: [2], start: dataStart, end: dataStart + 8 }]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["a file of three bytes", new Uint8Array(3), /no header size/],
    ["a header beyond the file", fileOf({ a: entry }, 8).subarray(0, 20), /beyond the file/],
    ["a header of 2^60 bytes", Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 16, 123), /exceeds the limit/],
    ["text that is not JSON", fileOf("{a}", 0), /not JSON/],
    ["a list", fileOf("[]", 0), /"\{"/],
    ["an unknown dtype", fileOf({ a: { ...entry, dtype: "F7" } }, 8), /unknown dtype/],
    ["an inherited name as dtype", fileOf({ a: { ...entry, dtype: "toString" } }, 8), /unknown dtype/],
    ["a negative extent", fileOf({ a: { ...entry, shape: [-2] } }, 8), /bad shape/],
    ["a fractional extent", fileOf({ a: { ...entry, shape: [1.5] } }, 8), /bad shape/],
    ["a shape whose product overflows", fileOf({ a: { ...entry, shape: [2 ** 52, 2 ** 52] } }, 8), /bytes for shape/],
    ["bytes that do not fit the shape", fileOf({ a: { ...entry, shape: [3] } }, 8), /8 bytes for shape/],
    ["offsets that run backwards", fileOf({ a: { ...entry, data_offsets: [8, 0] } }, 8), /bytes for shape/],
    ["tensors that overlap", fileOf({ a: entry, b: { ...entry, data_offsets: [4, 12] } }, 12), /gap or overlap/],
    ["a gap between tensors", fileOf({ a: entry, b: { ...entry, data_offsets: [12, 20] } }, 20), /gap or overlap/],
    ["bytes after the last tensor", fileOf({ a: entry }, 9), /the file at/],
    ["metadata that is not text", fileOf({ __metadata__: { n: 1 }, a: entry }, 8), /not a string/],
  ])("refuses %s", (_, file, message) => {
    expect(() => parseSafetensorsHeader(file)).toThrow(message);
    expect(() => parseSafetensorsHeader(file)).toThrow(expect.objectContaining({ code: "safetensors-invalid" }));
  });

  it("refuses more tensors than allowed", () => {
    const empty = { dtype: "U8", shape: [0], data_offsets: [0, 0] };
    const file = fileOf({ a: empty, b: empty, c: empty }, 0);
    expect(() => parseSafetensorsHeader(file, { maxHeaderBytes: 1000, maxTensors: 2 })).toThrow(/more than 2/);
  });
});

describe("binary16", () => {
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x7bff, 65504],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])("%d is %d", (bits, value) => {
    expect(halfToNumber(bits)).toBe(value);
  });

  it("is widened when a tensor is read; an integer tensor is refused", () => {
    const half = writeSafetensors([{ name: "a", dtype: "F16", shape: [2], bytes: Uint8Array.of(0, 0x3c, 0, 0xc0) }]);
    expect(readSafetensors(half).tensors.get("a")?.values).toEqual(Float32Array.of(1, -2));
    const integer = writeSafetensors([{ name: "a", dtype: "I32", shape: [1], bytes: new Uint8Array(4) }]);
    expect(() => readSafetensors(integer)).toThrow(/I32/);
  });
});
