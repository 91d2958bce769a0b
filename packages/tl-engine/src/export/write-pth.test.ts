import { expect, it } from "vitest";
import { sampleClassifier } from "../../test/sample-classifier.ts";
import { readPth } from "../pth/read-pth.ts";
import { bytesOf } from "../safetensors/write-safetensors.ts";
import { classifierTensors } from "./classifier.ts";
import { crc32 } from "./crc32.ts";
import { writePth } from "./write-pth.ts";
import { writeZip } from "./write-zip.ts";

it("computes the checksum of zip archives", () => {
  // The check value that the polynomial's definition is published with.
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});

it("writes, byte for byte, the pickle whose opcodes real PyTorch 1.13 read", () => {
  const file = writePth([{ name: "w", dtype: "F32", shape: [2, 3], bytes: bytesOf(new Float32Array(6)) }]);
  const text = Buffer.from(file).toString("latin1");
  const head = "\x80\x02ccollections\nOrderedDict\n)R(";
  const tensor =
    "X\x01\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\x000X\x03\0\0\0cpuK\x06tQ";
  const rest = "K\0(K\x02K\x03t(K\x03K\x01t\x89ccollections\nOrderedDict\n)RtRu.";
  expect(text).toContain(head + tensor + rest);
});

it("is read back with every name, shape and value, in torchvision's order", async () => {
  const tensors = classifierTensors(await sampleClassifier());
  const read = readPth(writePth(tensors));
  expect(read.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual(
    tensors.map(({ name, dtype, shape }) => [name, dtype, [...shape]]),
  );
  for (const [index, { bytes }] of tensors.entries()) {
    expect(Buffer.compare(read[index]?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  }
});

it("puts every storage at a multiple of 64, and the same tensors give the same bytes", () => {
  const tensors = [3, 17, 1].map((count, index) => {
    const values = Float32Array.from({ length: count }, (_, at) => 1000 * (index + 1) + at);
    return { name: `t${index}`, dtype: "F32" as const, shape: [count], bytes: bytesOf(values) };
  });
  const file = Buffer.from(writePth(tensors));
  for (const { bytes } of tensors) expect(file.indexOf(bytes) % 64).toBe(0);
  expect(Buffer.compare(file, writePth(tensors))).toBe(0);
});

it("refuses an element type that PyTorch has no storage for here", () => {
  const tensor = { name: "t", dtype: "U16" as const, shape: [1], bytes: new Uint8Array(2) };
  expect(() => writePth([tensor])).toThrow(/U16/);
});

it("stores files under UTF-8 names", () => {
  const text = Buffer.from(writeZip([{ name: "読.txt", bytes: new TextEncoder().encode("a") }]));
  expect(text.toString("utf8")).toContain("読.txt");
  expect(text.readUInt16LE(6) & 0x800).toBe(0x800);
});
