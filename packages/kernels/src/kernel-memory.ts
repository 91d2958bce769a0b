const PAGE_BYTES = 65536;
const UNIT_BYTES = 64;
const SCRATCH_BYTES = 16384;
/** Memory grows by at least this much, so that a loop of small tensors does not grow it each time. */
const GROWTH_BYTES = 8 * 1024 * 1024;

/** Thrown by `allocate` when the limit, or what the engine can address, would be passed. */
export class KernelMemoryError extends Error {
  override readonly name = "KernelMemoryError";
  readonly requestedBytes: number;
  readonly liveBytes: number;
  readonly limitBytes: number;

  constructor(requestedBytes: number, liveBytes: number, limitBytes: number) {
    super(`no room for ${requestedBytes} bytes: ${liveBytes} of ${limitBytes} are in use`);
    this.requestedBytes = requestedBytes;
    this.liveBytes = liveBytes;
    this.limitBytes = limitBytes;
  }
}

/**
 * The linear memory that the kernels compute in, handed out in 64-byte aligned blocks.
 * Blocks come in size classes, four to an octave, each with a list of free blocks: `allocate` and `release`
 * take constant time. Views are replaced when the memory grows: read `memory.f32` anew after an `allocate`.
 */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  /** Live bytes beyond which `allocate` throws. */
  readonly limitBytes: number;
  /** Byte address of an i32 area of `scratchBytes` for descriptors; a kernel reads its descriptor before it writes. */
  readonly scratch: number;
  readonly scratchBytes = SCRATCH_BYTES;

  f32 = new Float32Array(0);
  f64 = new Float64Array(0);
  i64 = new BigInt64Array(0);
  i32 = new Int32Array(0);
  i16 = new Int16Array(0);
  i8 = new Int8Array(0);
  u8 = new Uint8Array(0);
  u16 = new Uint16Array(0);
  u32 = new Uint32Array(0);

  #live = 0;
  #top: number;
  #freeBlocks: number[][] = [];

  /** @param heapStart first byte that the module leaves to its host. */
  constructor(memory: WebAssembly.Memory, heapStart: number, limitBytes: number) {
    this.memory = memory;
    this.limitBytes = limitBytes;
    this.scratch = Math.ceil(heapStart / UNIT_BYTES) * UNIT_BYTES;
    this.#top = this.scratch + SCRATCH_BYTES;
    this.#growTo(this.#top, 0);
    this.#refresh();
  }

  /** Bytes in blocks that were allocated and not released, each rounded up to its size class. */
  get liveBytes(): number {
    return this.#live;
  }

  /** Bytes of the whole linear memory; it never shrinks. */
  get totalBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /**
   * @param bytes at least 0; what the block holds is unspecified.
   * @returns byte address, 64-byte aligned.
   * @throws KernelMemoryError when no room is left.
   */
  allocate(bytes: number): number {
    const index = classOf(bytes);
    const size = classBytes(index);
    if (this.#live + size > this.limitBytes) throw new KernelMemoryError(bytes, this.#live, this.limitBytes);
    const pointer = this.#freeBlocks[index]?.pop() ?? this.#fresh(index, size, bytes);
    this.#live += size;
    return pointer;
  }

  /** Gives a block back; `bytes` is what it was allocated with. */
  release(pointer: number, bytes: number): void {
    const index = classOf(bytes);
    this.#live -= classBytes(index);
    this.#keep(index, pointer);
  }

  #keep(index: number, pointer: number): void {
    const list = this.#freeBlocks[index];
    if (list) list.push(pointer);
    else this.#freeBlocks[index] = [pointer];
  }

  #fresh(index: number, size: number, bytes: number): number {
    if (this.#growTo(this.#top + size, bytes)) {
      const pointer = this.#top;
      this.#top += size;
      return pointer;
    }
    return this.#split(index, size, bytes);
  }

  /** The memory is at its end: takes the smallest free block that is larger, and keeps what is left of it. */
  #split(index: number, size: number, bytes: number): number {
    for (let larger = index + 1; larger < this.#freeBlocks.length; larger++) {
      const pointer = this.#freeBlocks[larger]?.pop();
      if (pointer === undefined) continue;
      let rest = classBytes(larger) - size;
      let at = pointer + size;
      while (rest >= UNIT_BYTES) {
        let part = classOf(rest);
        if (classBytes(part) > rest) part -= 1;
        this.#keep(part, at);
        at += classBytes(part);
        rest -= classBytes(part);
      }
      return pointer;
    }
    throw new KernelMemoryError(bytes, this.#live, this.limitBytes);
  }

  /** Whether the memory now reaches to `end`. */
  #growTo(end: number, bytes: number): boolean {
    const present = this.memory.buffer.byteLength;
    if (end <= present) return true;
    const wanted = Math.max(end, present + (bytes > 0 ? GROWTH_BYTES : 0), bytes > 0 ? present * 1.25 : 0);
    for (const target of [wanted, end]) {
      try {
        this.memory.grow(Math.ceil((target - present) / PAGE_BYTES));
        this.#refresh();
        return true;
      } catch (error) {
        // Less may still fit; anything but "cannot grow" is not ours to hide.
        if (!(error instanceof RangeError)) throw error;
      }
    }
    return false;
  }

  #refresh(): void {
    const { buffer } = this.memory;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.i64 = new BigInt64Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.i16 = new Int16Array(buffer);
    this.i8 = new Int8Array(buffer);
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.u32 = new Uint32Array(buffer);
  }
}

/** Index of the smallest class that holds `bytes`: 1…8 units of 64 bytes one by one, then four classes an octave. */
function classOf(bytes: number): number {
  const units = Math.max(1, Math.ceil(bytes / UNIT_BYTES));
  if (units <= 8) return units - 1;
  const shift = 29 - Math.clz32(units - 1);
  return 8 + (shift - 1) * 4 + (((units - 1) >>> shift) - 4);
}

/** Bytes of a block of the class. */
function classBytes(index: number): number {
  if (index < 8) return (index + 1) * UNIT_BYTES;
  const shift = ((index - 8) >> 2) + 1;
  return (((index - 8) & 3) + 5) * 2 ** shift * UNIT_BYTES;
}
