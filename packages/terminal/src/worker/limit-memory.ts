/** Of one linear memory; a program that wants more gets a MemoryError, where a browser might end the tab. */
export const MEMORY_LIMIT_BYTES = 1 << 30;
const PAGE_BYTES = 65_536;

/** Makes every WebAssembly memory of this thread refuse to grow beyond the limit, as a full machine would. */
export function limitMemory(): void {
  const prototype = WebAssembly.Memory.prototype;
  const grow = prototype.grow;
  prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MEMORY_LIMIT_BYTES) throw new RangeError("memory limit");
    return grow.call(this, pages);
  };
}
