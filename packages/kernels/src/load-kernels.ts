import type { KernelExports } from "./kernel-exports.ts";
import { KernelMemory } from "./kernel-memory.ts";

export type { KernelExports } from "./kernel-exports.ts";
export { KernelMemory, KernelMemoryError } from "./kernel-memory.ts";

export interface LoadedKernels {
  readonly memory: KernelMemory;
  readonly exports: KernelExports;
  /** Whether multiply-adds are fused. */
  readonly isRelaxed: boolean;
}

export interface LoadOptions {
  /** Live bytes beyond which `allocate` throws; 1 GiB unless told. */
  readonly limitBytes?: number;
}

/** Pages that the module's own data and buffers need at the start. */
const INITIAL_PAGES = 64;
const DEFAULT_LIMIT_BYTES = 1024 ** 3;

/** Makes one instance with a memory of its own. */
export async function loadKernels(
  source: BufferSource | WebAssembly.Module,
  options: LoadOptions = {},
): Promise<LoadedKernels> {
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: 65536 });
  const instance = await WebAssembly.instantiate(module, { env: { memory } });
  const exports = instance.exports as unknown as KernelExports;
  const heap = new KernelMemory(memory, exports.heap_start(), options.limitBytes ?? DEFAULT_LIMIT_BYTES);
  return { memory: heap, exports, isRelaxed: exports.is_relaxed() === 1 };
}
