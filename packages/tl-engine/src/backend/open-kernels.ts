import type { AssetSource } from "../backbone/asset-source.ts";
import { EngineError, messageOf } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { type PlacedNetwork, placeNetwork } from "../networks/place-network.ts";
import type { ComputeBackend } from "./compute-backend.ts";

/**
 * Our SIMD kernels in WebAssembly, on one thread: pictures are shared out among workers, and sums keep one order.
 * @throws EngineError `backend-unavailable`.
 */
export async function openKernels(assets: AssetSource): Promise<ComputeBackend> {
  const kernels = await assets.kernels().catch((cause: unknown) => {
    throw new EngineError("backend-unavailable", `WASM can't start: ${messageOf(cause)}`, { cause });
  });
  const placed = new Map<string, Pick<PlacedNetwork, "run" | "dispose">>();
  return {
    name: "wasm",
    // Each picture takes the same time alone, and between two of them the worker can be told to stop.
    batchSize: 1,
    async run(loaded, pixels, batch) {
      const { id } = loaded.info;
      let backbone = placed.get(id);
      if (!backbone) {
        backbone = placeNetwork(kernels, loaded.network ?? mobilenetV3Small(), loaded.folded);
        placed.set(id, backbone);
      }
      return backbone.run(pixels, batch);
    },
    isLost: () => false,
    held: () => kernels.memory.liveBytes,
    dispose() {
      for (const backbone of placed.values()) backbone.dispose();
      placed.clear();
    },
  };
}
