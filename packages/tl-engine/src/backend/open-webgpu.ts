import * as tf from "@tensorflow/tfjs-core";
import { EngineError, messageOf } from "../errors.ts";
import type { ComputeBackend } from "./compute-backend.ts";
import { createTfjsBackend } from "./tfjs-backend.ts";

/** The part of tfjs's WebGPU backend that tells when its device is lost. */
interface WithDevice {
  readonly device: { readonly lost: Promise<unknown> };
}

/**
 * tfjs on WebGPU, in float32. A machine without it never loads this file.
 * @throws EngineError `backend-unavailable` where the browser has no adapter.
 */
export async function openWebgpu(): Promise<ComputeBackend> {
  try {
    await import("@tensorflow/tfjs-backend-webgpu");
    if (!(await tf.setBackend("webgpu"))) throw new Error("there is no adapter");
  } catch (cause) {
    throw new EngineError("backend-unavailable", `WebGPU can't start: ${messageOf(cause)}`, { cause });
  }
  let isLost = false;
  const lost = (tf.backend() as unknown as WithDevice).device.lost.then(() => {
    isLost = true;
    throw new EngineError("backend-unavailable", "the WebGPU device was lost");
  });
  // Nobody may be waiting when it happens.
  lost.catch(() => {});
  return createTfjsBackend({
    name: "webgpu",
    isLost: () => isLost,
    // A buffer of a lost device may never be mapped.
    read: (features) => Promise.race([features.data() as Promise<Float32Array>, lost]),
  });
}
