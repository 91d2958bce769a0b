import { releaseHandle } from "./handles.ts";

let heap: (() => Int32Array) | undefined;
let start = 0;

/**
 * Tells where Python notes the handles whose objects are gone: an `array.array('i')` of a count and the handles.
 * @param readHeap gives Pyodide's current `HEAP32`.
 * @param address in bytes.
 */
export function openDeadHandles(readHeap: () => Int32Array, address: number): void {
  heap = readHeap;
  start = address >> 2;
}

/** Releases what Python no longer holds. Called before every op, so that memory is free again as soon as it can be. */
export function releaseDeadHandles(): void {
  if (heap === undefined) return;
  let words = heap();
  // One by one from the end: a release may let go of a hook, whose Python closure holds tensors that are noted here meanwhile.
  for (let count = words[start] as number; count > 0; count = words[start] as number) {
    const handle = words[start + count] as number;
    words[start] = count - 1;
    releaseHandle(handle);
    words = heap();
  }
}
