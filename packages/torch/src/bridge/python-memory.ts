import { dtypeOfCode } from "../ops/elementwise/promotion.ts";
import { packed } from "../ops/views/clone.ts";
import { memory } from "../storage/runtime.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { countElements } from "../views/strides.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";

let heap: () => Uint8Array = () => new Uint8Array(0);

/** @param readHeap gives Pyodide's current `HEAPU8`; it is another object after its memory grew. */
export function openPythonMemory(readHeap: () => Uint8Array): void {
  heap = readHeap;
}

/** A copy of bytes of Python's memory. */
export function pythonBytes(address: number, length: number): Uint8Array {
  return heap().slice(address, address + length);
}

/** A new contiguous tensor whose bytes are read from Python's memory. */
function fromMemory(address: number, dtype: number, ...shape: number[]): Tensor {
  const negative = shape.find((size) => size < 0);
  if (negative !== undefined) {
    throw runtimeError(`Trying to create tensor with negative dimension ${negative}: [${shape.join(", ")}]`);
  }
  const tensor = emptyTensor(shape, dtypeOfCode(dtype));
  const bytes = countElements(shape) * tensor.dtype.itemBytes;
  memory.u8.set(heap().subarray(address, address + bytes), tensor.pointer);
  return tensor;
}

/** Writes a tensor's elements, in row-major order, into Python's memory. */
function toMemory(handle: number, address: number): void {
  const tensor = packed(tensorOf(handle));
  const bytes = tensor.count * tensor.dtype.itemBytes;
  heap().set(memory.u8.subarray(tensor.pointer, tensor.pointer + bytes), address);
}

/** Overwrites a contiguous tensor's elements with bytes of Python's memory. */
function fillFromMemory(handle: number, address: number): void {
  const tensor = tensorOf(handle);
  if (!tensor.isContiguous) throw runtimeError("only a contiguous tensor can be filled from memory");
  const bytes = tensor.count * tensor.dtype.itemBytes;
  memory.u8.set(heap().subarray(address, address + bytes), tensor.pointer);
  tensor.version.value += 1;
}

/** Bytes that cross between the two memories in one copy. */
export const pythonMemoryBridge = {
  from_memory: returnsTensor(fromMemory),
  to_memory: returnsNothing(toMemory),
  fill_from_memory: returnsNothing(fillFromMemory),
};
