import * as tf from "@tensorflow/tfjs-core";
import { type DeviceBackbone, runBackbone, uploadBackbone } from "../backbone/run-on-tfjs.ts";
import { EngineError, messageOf } from "../errors.ts";
import type { ComputeBackend } from "./compute-backend.ts";

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
  const uploaded = new Map<string, DeviceBackbone>();
  return {
    name: "webgl",
    // A GPU's cost is mostly per pass, so it takes a whole run of the client's.
    batchSize: 8,
    run({ info, network, folded }, pixels, batch) {
      if (network) throw new EngineError("backend-unavailable", `${network.name} has no form for WebGL`);
      let backbone = uploaded.get(info.id);
      if (!backbone) {
        backbone = uploadBackbone(folded);
        uploaded.set(info.id, backbone);
      }
      return runBackbone(backbone, pixels, batch);
    },
    isLost: () => (tf.backend() as unknown as WithContext).getGPGPUContext().gl.isContextLost(),
    held: () => tf.memory().numTensors,
    dispose() {
      for (const backbone of uploaded.values()) backbone.dispose();
      uploaded.clear();
    },
  };
}
