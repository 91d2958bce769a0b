import * as tf from "@tensorflow/tfjs-core";
import { EngineError } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { type DeviceNetwork, runNetwork, uploadNetwork } from "../networks/run-on-tfjs.ts";
import type { ComputeBackend } from "./compute-backend.ts";

interface TfjsBackendOptions {
  readonly name: "webgl" | "webgpu";
  isLost(): boolean;
  /** The features' values; the tensor is borrowed. */
  read(features: tf.Tensor2D): Promise<Float32Array>;
}

/** Networks on tfjs's active backend, which must have been set. */
export function createTfjsBackend({ name, isLost, read }: TfjsBackendOptions): ComputeBackend {
  const uploaded = new Map<string, DeviceNetwork>();
  return {
    name,
    // A GPU's cost is mostly per pass, so it takes a whole run of the client's.
    batchSize: 8,
    async run({ info, network, folded }, pixels, batch) {
      let device = uploaded.get(info.id);
      if (!device) {
        device = uploadNetwork(network ?? mobilenetV3Small(), folded);
        uploaded.set(info.id, device);
      }
      const features = runNetwork(device, pixels, batch);
      try {
        const values = await read(features);
        if (values.length !== batch * device.network.featureWidth) {
          throw new EngineError("invalid-input", "wrong number of features");
        }
        // A copy of its own: the backend may hand out memory that it will use again.
        return values.slice();
      } finally {
        features.dispose();
      }
    },
    isLost,
    held: () => tf.memory().numTensors,
    dispose() {
      for (const device of uploaded.values()) device.dispose();
      uploaded.clear();
    },
  };
}
