/** Most numbers that fit; a longer list is an error of the engine's. */
export const MAILBOX_LENGTH = 4096;

let heap: () => Float64Array = () => local;
let start = 0;
const local = new Float64Array(MAILBOX_LENGTH);

/**
 * Tells where Python's `array.array('d')` lies.
 * @param readHeap gives Pyodide's current `HEAPF64`; it is another object after its memory grew.
 * @param address in bytes.
 */
export function openMailbox(readHeap: () => Float64Array, address: number): void {
  heap = readHeap;
  start = address >> 3;
}

/** Leaves a list for Python. @returns its length. */
export function writeMailbox(values: readonly number[]): number {
  if (values.length > MAILBOX_LENGTH) throw new RangeError(`${values.length} values do not fit the mailbox`);
  const to = heap();
  for (let i = 0; i < values.length; i++) to[start + i] = values[i] as number;
  return values.length;
}

/** Reads what Python left: the first `count` values. */
export function readMailbox(count: number): number[] {
  const from = heap();
  return Array.from(from.subarray(start, start + count));
}
