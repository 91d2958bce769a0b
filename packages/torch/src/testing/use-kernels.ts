import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { installAutograd } from "../autograd/history.ts";
import { useKernels } from "../storage/runtime.ts";

let isReady = false;

/** Makes the engine ready for a test file: to be awaited at its top. */
export async function prepareEngine(): Promise<void> {
  if (isReady) return;
  useKernels(await loadKernelsInNode());
  installAutograd();
  isReady = true;
}
