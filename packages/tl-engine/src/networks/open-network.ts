import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import { EngineError } from "../errors.ts";
import { findNetwork } from "./find-network.ts";
import { foldNetwork } from "./fold-network.ts";
import { type PlacedNetwork, placeNetwork } from "./place-network.ts";
import { readFloats } from "./read-floats.ts";

/**
 * A network with its weights, ready to run on the kernels.
 * @param bytes a safetensors file with torchvision's names; borrowed.
 * @throws EngineError `backbone-load` for an architecture that isn't known or weights that aren't its own.
 */
export function openNetwork(kernels: LoadedKernels, architecture: string, bytes: Uint8Array): PlacedNetwork {
  const network = findNetwork(architecture);
  if (!network) throw new EngineError("backbone-load", `${architecture} is not known here`);
  return placeNetwork(kernels, network, foldNetwork(network, readFloats(bytes)));
}
