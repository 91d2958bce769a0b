import { readFile } from "node:fs/promises";
import type { KernelIndex, KernelVariant } from "./kernel-variant.ts";
import { pickKernelVariant } from "./kernel-variant.ts";
import { type LoadedKernels, type LoadOptions, loadKernels } from "./load-kernels.ts";

const FOLDER = new URL("../assets/generated/", import.meta.url);

/**
 * The kernels from this package's own files; `generate` must have made them.
 * @param options.variant one build by name, for tests that compare the two.
 */
export async function loadKernelsInNode(
  options: LoadOptions & { readonly variant?: KernelVariant } = {},
): Promise<LoadedKernels> {
  const index = JSON.parse(await readFile(new URL("index.json", FOLDER), "utf8")) as KernelIndex;
  const bytes = await readFile(new URL(index[options.variant ?? pickKernelVariant()], FOLDER));
  return loadKernels(bytes, options);
}
