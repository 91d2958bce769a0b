import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { EngineError, messageOf } from "../errors.ts";

/**
 * Makes tfjs compute in WebAssembly, one thread.
 * tfjs's threads need cross-origin isolation and workers from blob: URLs, which a strict content security policy
 * forbids; pictures are shared out among workers instead, and the sums keep one order.
 * @param folderUrl where tfjs's binaries lie, ending in "/"; null in Node, where its package is read.
 * @throws EngineError `backend-unavailable`.
 */
export async function activateWasm(folderUrl: string | null): Promise<void> {
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  if (folderUrl !== null && !tf.findBackend("wasm")) setWasmPaths(folderUrl);
  try {
    if (!(await tf.setBackend("wasm"))) throw new Error("the browser compiles no WebAssembly here");
  } catch (cause) {
    throw new EngineError("backend-unavailable", `WASM can't start: ${messageOf(cause)}`, { cause });
  }
}
