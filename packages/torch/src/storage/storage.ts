import { memory } from "./runtime.ts";
import { runtimeError } from "./torch-error.ts";

let storagesMade = 0;

/**
 * A run of bytes in the kernels' memory, shared by a tensor and its views.
 * Reference-counted: a tensor retains it when it is made and releases it when it is disposed.
 */
export class Storage {
  /** Byte address, 64-byte aligned; 0 when the storage is empty. */
  pointer: number;
  byteLength: number;
  references = 0;
  /** Stands in for an address where two storages are compared (`data_ptr`). */
  readonly id: number;

  constructor(byteLength: number) {
    storagesMade += 1;
    this.id = storagesMade;
    this.byteLength = byteLength;
    this.pointer = byteLength === 0 ? 0 : allocate(byteLength);
  }

  retain(): void {
    this.references += 1;
  }

  release(): void {
    this.references -= 1;
    if (this.references === 0 && this.byteLength > 0) {
      memory.release(this.pointer, this.byteLength);
      this.pointer = 0;
      this.byteLength = 0;
    }
  }

  /** Gives the storage at least this many bytes; what it held stays at its front (`resize_`). */
  grow(byteLength: number): void {
    if (byteLength <= this.byteLength) return;
    const pointer = allocate(byteLength);
    memory.u8.copyWithin(pointer, this.pointer, this.pointer + this.byteLength);
    if (this.byteLength > 0) memory.release(this.pointer, this.byteLength);
    this.pointer = pointer;
    this.byteLength = byteLength;
  }
}

function allocate(byteLength: number): number {
  if (memory.liveBytes + byteLength > memory.limitBytes) {
    throw runtimeError(
      `[enforce fail at alloc_cpu.cpp] . DefaultCPUAllocator: can't allocate memory: you tried to allocate ${byteLength} bytes. Error code 12 (Cannot allocate memory)`,
    );
  }
  return memory.allocate(byteLength);
}
