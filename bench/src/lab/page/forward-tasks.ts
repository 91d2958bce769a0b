import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { FoldedNetwork } from "@thaw/tl-engine/networks/fold-network";
import type { Network } from "@thaw/tl-engine/networks/network";
import { placeNetwork } from "@thaw/tl-engine/networks/place-network";
import { runNetwork, uploadNetwork } from "@thaw/tl-engine/networks/run-on-tfjs";
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { networkOnnx } from "./network-onnx.ts";

/** One forward pass of one picture. @returns its features. */
export type Forward = () => Promise<Float32Array>;

/** The picture is the same for all, in each one's own layout, laid out before the clock starts. */
export function ourForward(kernels: LoadedKernels, network: Network, folded: FoldedNetwork, pixels: Float32Array) {
  const placed = placeNetwork(kernels, network, folded);
  return async () => placed.run(pixels, 1);
}

export async function tfjsForward(network: Network, folded: FoldedNetwork, pixels: Float32Array): Promise<Forward> {
  await startTfjsWasm();
  const device = uploadNetwork(network, folded);
  return async () => {
    const features = runNetwork(device, pixels, 1);
    const values = features.dataSync().slice() as Float32Array;
    features.dispose();
    return values;
  };
}

/** tfjs's WASM backend with vectors on one thread. */
export async function startTfjsWasm(): Promise<void> {
  setWasmPaths("/tfjs-wasm/");
  setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("tfjs's WASM backend does not start");
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) throw new Error("tfjs finds no vectors");
}

export async function onnxForward(network: Network, folded: FoldedNetwork, pixels: Float32Array): Promise<Forward> {
  env.wasm.wasmPaths = "/onnxruntime/";
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(networkOnnx(network, folded), {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
  });
  const size = network.inputSize;
  const image = new Tensor("float32", planes(pixels), [1, 3, size, size]);
  return async () => (await session.run({ image }))["features"]?.data as Float32Array;
}

/** [pixels, 3] to [3, pixels]. */
function planes(pixels: Float32Array): Float32Array {
  const count = pixels.length / 3;
  return Float32Array.from(
    { length: pixels.length },
    (_, at) => pixels[(at % count) * 3 + Math.floor(at / count)] ?? 0,
  );
}
