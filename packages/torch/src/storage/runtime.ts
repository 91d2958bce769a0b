import type { KernelExports, KernelMemory, LoadedKernels } from "@thaw/kernels/load-kernels";

/** The kernels of this engine. A live binding: every op reads it without a call. */
export let kernels: KernelExports;
/** The one linear memory in which all tensors live. */
export let memory: KernelMemory;

/** Must be called once, before the first tensor is made. */
export function useKernels(loaded: LoadedKernels): void {
  kernels = loaded.exports;
  memory = loaded.memory;
}
