import * as tf from "@tensorflow/tfjs-core";
import { EngineError, messageOf } from "../errors.ts";

/** The part of tfjs's WebGL backend that tells whether its context is alive. */
interface WithContext {
  getGPGPUContext(): { readonly gl: WebGL2RenderingContext };
}

/**
 * Makes tfjs compute on the GPU, in float32.
 * @throws EngineError `backend-unavailable` where there is no WebGL 2 or it computes in half precision.
 */
export async function activateWebgl(): Promise<void> {
  try {
    // Half a megabyte that a machine without a GPU never loads.
    await import("@tensorflow/tfjs-backend-webgl");
    if (!(await tf.setBackend("webgl"))) throw new Error("there is no WebGL 2");
  } catch (cause) {
    throw new EngineError("backend-unavailable", `WebGL can't start: ${messageOf(cause)}`, { cause });
  }
  if (tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED") !== true) {
    throw new EngineError("backend-unavailable", "WebGL computes in half precision here");
  }
}

/** Whether the active WebGL context is gone: from then on it answers zeros, without an error. */
export function isWebglContextLost(): boolean {
  return (tf.backend() as unknown as WithContext).getGPGPUContext().gl.isContextLost();
}
