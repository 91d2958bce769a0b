import { type ComputeType, ELEMENT_BYTES } from "../dtype-codes.ts";
import type { KernelVariant } from "../kernel-variant.ts";
import type { KernelExports, KernelMemory } from "../load-kernels.ts";
import { loadKernelsInNode } from "../load-kernels-in-node.ts";

/** Element counts around every vector width and tile edge. */
export const SIZES = [0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 64, 100] as const;
export const VARIANTS: readonly KernelVariant[] = ["simd", "relaxed"];
export const FLOATS = ["f32", "f64"] as const;
export const INTEGERS = ["i64", "i32", "i16", "i8", "u8"] as const;
export const COMPUTE_TYPES = [...FLOATS, ...INTEGERS] as const;

/** What a kernel must not touch: the bytes behind an output. */
const CANARY = 0xa5;
const CANARY_BYTES = 32;

/** Numbers in and out of one instance's memory; integers of 64 bits travel as numbers, which tests keep exact. */
export class Desk {
  readonly kernels: KernelExports;
  readonly memory: KernelMemory;
  #outputs: { type: ComputeType; pointer: number; count: number }[] = [];

  constructor(kernels: KernelExports, memory: KernelMemory) {
    this.kernels = kernels;
    this.memory = memory;
  }

  static async open(variant: KernelVariant): Promise<Desk> {
    const { exports, memory } = await loadKernelsInNode({ variant });
    return new Desk(exports, memory);
  }

  /** A new block that holds the values. */
  put(type: ComputeType, values: ArrayLike<number>): number {
    const pointer = this.out(type, values.length);
    for (let i = 0; i < values.length; i++) this.write(type, pointer, i, values[i] as number);
    return pointer;
  }

  /** A new block for results, filled with rubbish; what lies behind it is checked by `get`. */
  out(type: ComputeType, count: number): number {
    const bytes = count * ELEMENT_BYTES[type];
    const pointer = this.memory.allocate(bytes + CANARY_BYTES);
    this.memory.u8.fill(CANARY, pointer, pointer + bytes + CANARY_BYTES);
    this.#outputs.push({ type, pointer, count });
    return pointer;
  }

  get(type: ComputeType, pointer: number, count: number): number[] {
    for (const output of this.#outputs) {
      const end = output.pointer + output.count * ELEMENT_BYTES[output.type];
      if (this.memory.u8.subarray(end, end + CANARY_BYTES).some((byte) => byte !== CANARY)) {
        throw new Error(`a kernel wrote behind ${output.type}[${output.count}]`);
      }
    }
    return Array.from({ length: count }, (_, i) => this.read(type, pointer, i));
  }

  /** Writes a descriptor into the scratch area and gives its address. */
  desc(...words: number[]): number {
    this.memory.i32.set(words, this.memory.scratch >> 2);
    return this.memory.scratch;
  }

  /** Releases every block. */
  clear(): void {
    for (const { type, pointer, count } of this.#outputs) {
      this.memory.release(pointer, count * ELEMENT_BYTES[type] + CANARY_BYTES);
    }
    this.#outputs = [];
  }

  private write(type: ComputeType, pointer: number, i: number, value: number): void {
    if (type === "i64") this.memory.i64[pointer / 8 + i] = BigInt(value);
    else this.memory[type][pointer / ELEMENT_BYTES[type] + i] = value;
  }

  private read(type: ComputeType, pointer: number, i: number): number {
    return Number(this.memory[type][pointer / ELEMENT_BYTES[type] + i]);
  }
}

/** The value as the type stores it. */
export function rounded(type: ComputeType, value: number): number {
  switch (type) {
    case "f32":
      return Math.fround(value);
    case "f64":
      return value;
    case "i64":
      return Number(BigInt.asIntN(64, BigInt(Math.trunc(value))));
    case "u8":
      return value & 0xff;
    default: {
      const bits = ELEMENT_BYTES[type] * 8;
      return Number(BigInt.asIntN(bits, BigInt(Math.trunc(value))));
    }
  }
}
