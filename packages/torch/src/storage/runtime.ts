import type { KernelExports, KernelMemory, LoadedKernels } from "@thaw/kernels/load-kernels";
import { DTYPES } from "./dtype.ts";

/** The kernels of this engine. A live binding: every op reads it without a call. */
export let kernels: KernelExports;
/** The one linear memory in which all tensors live. */
export let memory: KernelMemory;

type UnaryKernel = KernelExports["unary_f32"];
type BinaryKernel = KernelExports["binary_f32"];

/** Kernels by the dtype's code, so that hot ops build no name. */
export let unaryKernels: readonly UnaryKernel[] = [];
export let binaryKernels: readonly BinaryKernel[] = [];
export let compareKernels: readonly BinaryKernel[] = [];

export let reduceKernels: readonly KernelExports["reduce_f32"][] = [];

/** Must be called once, before the first tensor is made. */
export function useKernels(loaded: LoadedKernels): void {
  kernels = loaded.exports;
  memory = loaded.memory;
  unaryKernels = DTYPES.map(({ kernel }) => kernels[`unary_${kernel}`]);
  binaryKernels = DTYPES.map(({ kernel }) => kernels[`binary_${kernel}`]);
  reduceKernels = DTYPES.map(({ kernel }) => kernels[`reduce_${kernel}`]);
  compareKernels = DTYPES.map(({ kernel }) => kernels[`compare_${kernel}`]);
}
