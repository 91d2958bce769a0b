import { installAutograd } from "../autograd/history.ts";
import { elementwiseBridge } from "./elementwise.ts";
import { pythonMemoryBridge } from "./python-memory.ts";
import { tensorStateBridge } from "./tensor-state.ts";
import { tensorBridge } from "./tensors.ts";

/** The flat object of functions that Python's `torch._C` is filled with. */
export type Bridge = Record<string, (...input: never[]) => unknown>;

/** Makes the bridge; the kernels must be in use. */
export function createBridge(): Bridge {
  installAutograd();
  return { ...tensorBridge, ...tensorStateBridge, ...pythonMemoryBridge, ...elementwiseBridge };
}
