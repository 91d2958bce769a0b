import * as tf from "@tensorflow/tfjs-core";
import { EngineError, messageOf } from "../errors.ts";
import type { ComputeBackend } from "./compute-backend.ts";
import { createTfjsBackend } from "./tfjs-backend.ts";

/** The part of tfjs's WebGL backend that tells whether its context is alive. */
interface WithContext {
  getGPGPUContext(): { readonly gl: WebGL2RenderingContext };
}

/**
 * tfjs on the GPU, in float32. A machine without a GPU never loads this file.
 * @throws EngineError `backend-unavailable` where there is no WebGL 2 or it computes in half precision.
 */
export async function openWebgl(): Promise<ComputeBackend> {
  try {
    await import("@tensorflow/tfjs-backend-webgl");
    if (!(await tf.setBackend("webgl"))) throw new Error("there is no WebGL 2");
  } catch (cause) {
    throw new EngineError("backend-unavailable", `WebGL can't start: ${messageOf(cause)}`, { cause });
  }
  if (tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED") !== true) {
    throw new EngineError("backend-unavailable", "WebGL computes in half precision here");
  }
  const isLost = () => (tf.backend() as unknown as WithContext).getGPGPUContext().gl.isContextLost();
  return createTfjsBackend({
    name: "webgl",
    isLost,
    // Waiting here is fine in a worker, while tfjs's asynchronous read polls for ever once a GPU's context is lost.
    read: async (features) => features.dataSync() as Float32Array,
  });
}
