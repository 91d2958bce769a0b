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
  const words = heap();
  const count = words[start] as number;
  if (count === 0) return;
  words[start] = 0;
  for (let i = 1; i <= count; i++) releaseHandle(words[start + i] as number);
}
