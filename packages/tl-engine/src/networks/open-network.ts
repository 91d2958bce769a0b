import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import { EngineError } from "../errors.ts";
import { halvesToFloat32 } from "../safetensors/half-float.ts";
import { parseSafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { findNetwork } from "./find-network.ts";
import { foldNetwork } from "./fold-network.ts";
import { type PlacedNetwork, placeNetwork } from "./place-network.ts";

/**
 * A network with its weights, ready to run on the kernels.
 * @param bytes a safetensors file with torchvision's names; borrowed.
 * @throws EngineError `backbone-load` for an architecture that isn't known or weights that aren't its own.
 */
export function openNetwork(kernels: LoadedKernels, architecture: string, bytes: Uint8Array): PlacedNetwork {
  const network = findNetwork(architecture);
  if (!network) throw new EngineError("backbone-load", `${architecture} is not known here`);
  return placeNetwork(kernels, network, foldNetwork(network, floatsOf(bytes)));
}

/** Counts of batches are int64 and mean nothing for a forward pass. */
function floatsOf(bytes: Uint8Array): ReadonlyMap<string, FloatTensor> {
  const floats = new Map<string, FloatTensor>();
  for (const { name, dtype, shape, start, end } of parseSafetensorsHeader(bytes).tensors) {
    if (dtype === "I64") continue;
    // A copy is aligned, whatever the tensor's offset.
    const { buffer } = new Uint8Array(bytes.subarray(start, end));
    if (dtype === "F32") floats.set(name, { shape, values: new Float32Array(buffer) });
    else if (dtype === "F16") floats.set(name, { shape, values: halvesToFloat32(new Uint16Array(buffer)) });
    else throw new EngineError("backbone-load", `${name}: ${dtype} where F32 or F16 is expected`);
  }
  return floats;
}
