import type { KernelMemory } from "@thaw/kernels/load-kernels";

const FLOAT_BYTES = 4;

/** Blocks of the kernels' memory that are given back together. Addresses are in bytes. */
export interface KernelArena {
  bytes(count: number): number;
  floats(count: number): number;
  place(values: Float32Array): number;
  /** int32 values: a kernel's descriptor. */
  describe(values: readonly number[]): number;
  dispose(): void;
}

/** Lays something out in an arena; where that throws, its blocks are given back: others compute in the same memory. */
export function layOut<T>(memory: KernelMemory, place: (arena: KernelArena) => T): T {
  const arena = createKernelArena(memory);
  try {
    return place(arena);
  } catch (error) {
    arena.dispose();
    throw error;
  }
}

function createKernelArena(memory: KernelMemory): KernelArena {
  const blocks: [number, number][] = [];
  const arena: KernelArena = {
    bytes(count) {
      const at = memory.allocate(count);
      blocks.push([at, count]);
      return at;
    },
    floats: (count) => arena.bytes(count * FLOAT_BYTES),
    place(values) {
      const at = arena.floats(values.length);
      memory.f32.set(values, at / FLOAT_BYTES);
      return at;
    },
    describe(values) {
      const at = arena.bytes(values.length * 4);
      memory.i32.set(values, at / 4);
      return at;
    },
    dispose() {
      for (const [at, count] of blocks.splice(0)) memory.release(at, count);
    },
  };
  return arena;
}
