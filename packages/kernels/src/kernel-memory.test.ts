import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type KernelIndex, pickKernelVariant } from "./kernel-variant.ts";
import { KernelMemory, KernelMemoryError } from "./load-kernels.ts";
import { loadKernelsInNode } from "./load-kernels-in-node.ts";

const MB = 1024 * 1024;
const create = (limitBytes = 64 * MB, maximum = 65536) =>
  new KernelMemory(new WebAssembly.Memory({ initial: 1, maximum }), 1000, limitBytes);

describe("KernelMemory", () => {
  it("hands out aligned blocks that do not overlap", () => {
    const memory = create();
    const blocks: [number, number][] = [];
    for (const bytes of [0, 1, 63, 64, 65, 128, 500, 513, 640, 641, 1000, 4097, 100_000, 1_000_001]) {
      const pointer = memory.allocate(bytes);
      expect(pointer % 64).toBe(0);
      expect(pointer).toBeGreaterThanOrEqual(memory.scratch + memory.scratchBytes);
      expect(pointer + bytes).toBeLessThanOrEqual(memory.u8.byteLength);
      for (const [start, end] of blocks) expect(pointer >= end || pointer + bytes <= start).toBe(true);
      blocks.push([pointer, pointer + bytes]);
    }
  });

  it("uses released blocks again, so that a loop does not grow it", () => {
    const memory = create();
    const sizes = [100, 5000, 77, 123_456];
    const round = () => {
      const pointers = sizes.map((bytes) => memory.allocate(bytes));
      pointers.forEach((pointer, i) => {
        memory.release(pointer, sizes[i] as number);
      });
    };
    round();
    const before = memory.totalBytes;
    for (let i = 0; i < 10_000; i++) round();
    expect(memory.totalBytes).toBe(before);
    expect(memory.liveBytes).toBe(0);
  });

  it("wastes at most a quarter of a block", () => {
    const memory = create(1024 * MB);
    for (let bytes = 577; bytes < 1e6; bytes = Math.ceil(bytes * 1.13)) {
      const before = memory.liveBytes;
      const pointer = memory.allocate(bytes);
      expect(memory.liveBytes - before).toBeGreaterThanOrEqual(bytes);
      expect(memory.liveBytes - before).toBeLessThanOrEqual(bytes * 1.25 + 64);
      memory.release(pointer, bytes);
      expect(memory.liveBytes).toBe(before);
    }
  });

  it("keeps what was written while it grows", () => {
    const memory = create();
    const pointer = memory.allocate(4);
    memory.f32[pointer / 4] = 42;
    memory.allocate(32 * MB);
    expect(memory.f32[pointer / 4]).toBe(42);
    expect(memory.f32.buffer).toBe(memory.memory.buffer);
  });

  it("says what did not fit", () => {
    const memory = create(MB);
    memory.allocate(MB / 2);
    expect(() => memory.allocate(MB)).toThrow(KernelMemoryError);
    expect(() => memory.allocate(MB)).toThrow(`no room for ${MB} bytes: ${MB / 2} of ${MB} are in use`);
    expect(memory.liveBytes).toBe(MB / 2);
  });

  it("takes a part of a larger block when the memory is at its end", () => {
    const memory = create(64 * MB, 32);
    const large = memory.allocate(MB);
    expect(() => memory.allocate(MB)).toThrow(KernelMemoryError);
    memory.release(large, MB);
    // The rest of the memory is filled, then only the released block can serve.
    const small: number[] = [];
    for (;;) {
      try {
        small.push(memory.allocate(60_000));
      } catch {
        break;
      }
    }
    const inLarge = small.filter((pointer) => pointer >= large && pointer < large + MB);
    expect(inLarge.length).toBeGreaterThan(10);
    const sorted = small.toSorted((a, b) => a - b);
    sorted.slice(1).forEach((pointer, i) => {
      expect(pointer - (sorted[i] as number)).toBeGreaterThanOrEqual(60_000);
    });
  });
});

describe("loadKernelsInNode", () => {
  it("takes the relaxed build where the engine has it", async () => {
    const folder = new URL("../assets/generated/", import.meta.url);
    const index = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as KernelIndex;
    const hasRelaxed = WebAssembly.validate(readFileSync(new URL(index.relaxed, folder)));
    expect(pickKernelVariant()).toBe(hasRelaxed ? "relaxed" : "simd");
    expect((await loadKernelsInNode()).isRelaxed).toBe(hasRelaxed);
    expect((await loadKernelsInNode({ variant: "simd" })).isRelaxed).toBe(false);
  });

  it("gives each caller a memory of its own", async () => {
    const [a, b] = [await loadKernelsInNode({ limitBytes: MB }), await loadKernelsInNode()];
    expect(a.memory.memory).not.toBe(b.memory.memory);
    expect(a.memory.limitBytes).toBe(MB);
  });
});
