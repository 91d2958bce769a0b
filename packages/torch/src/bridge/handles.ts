import { runtimeError } from "../storage/torch-error.ts";
import type { Tensor } from "../views/tensor.ts";

const tensors: (Tensor | undefined)[] = [undefined];
const free: number[] = [];

/** The handle by which Python holds a tensor: the one it has, or a new one. Every call is one more hold. */
export function handleOf(tensor: Tensor): number {
  if (tensor.handle === 0) {
    tensor.handle = free.pop() ?? tensors.length;
    tensors[tensor.handle] = tensor;
  }
  tensor.references += 1;
  holds[tensor.handle] = (holds[tensor.handle] ?? 0) + 1;
  return tensor.handle;
}

const holds: number[] = [0];

/** The tensor behind a handle. */
export function tensorOf(handle: number): Tensor {
  const tensor = tensors[handle];
  if (tensor === undefined) throw runtimeError(`tensor handle ${handle} is not live`);
  return tensor;
}

/** One hold less: a Python object that held the tensor is gone. */
export function releaseHandle(handle: number): void {
  const tensor = tensors[handle];
  if (tensor === undefined) return;
  const left = (holds[handle] as number) - 1;
  holds[handle] = left;
  if (left === 0) {
    tensors[handle] = undefined;
    tensor.handle = 0;
    free.push(handle);
  }
  tensor.drop();
}

/** How many tensors Python holds; a leak check reads it. */
export function countHandles(): number {
  return tensors.length - 1 - free.length;
}
