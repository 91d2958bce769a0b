import { EngineError, messageOf } from "../errors.ts";
import { findNetwork } from "../networks/find-network.ts";
import { type FoldedNetwork, foldNetwork } from "../networks/fold-network.ts";
import type { Network } from "../networks/network.ts";
import { readFloats } from "../networks/read-floats.ts";
import { type FloatTensor, readSafetensors } from "../safetensors/read-safetensors.ts";
import type { AssetSource } from "./asset-source.ts";
import type { BackboneInfo } from "./backbone-info.ts";
import { createRandomState } from "./create-random-state.ts";
import { type FoldedBackbone, foldBatchNorm } from "./fold-batch-norm.ts";

/** `network` is the table of an added one; null for the architecture that ships. */
export type LoadedBackbone =
  | { readonly info: BackboneInfo; readonly network: null; readonly folded: FoldedBackbone }
  | { readonly info: BackboneInfo; readonly network: Network; readonly folded: FoldedNetwork };

/** @throws EngineError `backbone-load` when the index can't be read or doesn't name the backbone. */
export async function readBackboneInfo(assets: AssetSource, id: BackboneInfo["id"]): Promise<BackboneInfo> {
  return (await findAsset(assets, id)).info;
}

export interface BackboneState {
  readonly info: BackboneInfo;
  /** Tensors by torchvision's names, float32, norms not folded. */
  readonly state: ReadonlyMap<string, FloatTensor>;
  /** The table of an added one; null for the architecture that ships. */
  readonly network: Network | null;
}

/**
 * Reads a backbone's weights, or draws them, and checks their hash.
 * @throws EngineError `backbone-load` when they can't be read or are not what the index says.
 */
export async function readBackboneState(
  assets: AssetSource,
  id: BackboneInfo["id"],
  onBytes?: (done: number) => void,
): Promise<BackboneState> {
  const { info, file, seed, network: name } = await findAsset(assets, id);
  if (file === null) return { info, network: null, state: createRandomState(seed ?? undefined) };
  try {
    const bytes = await assets.read(file, onBytes);
    await checkHash(bytes, info.weightsSha256);
    if (name === undefined) return { info, network: null, state: readSafetensors(bytes).tensors };
    const network = findNetwork(name);
    if (!network) throw new EngineError("backbone-load", `${name} is not known here`);
    return { info, network, state: readFloats(bytes) };
  } catch (cause) {
    throw new EngineError("backbone-load", `backbone ${id} can't be loaded: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Reads a backbone's weights, checks them, and folds its batch norms.
 * @throws EngineError `backbone-load` when they can't be read or are not what the index says.
 */
export async function loadBackbone(
  assets: AssetSource,
  id: BackboneInfo["id"],
  onBytes?: (done: number) => void,
): Promise<LoadedBackbone> {
  const { info, network, state } = await readBackboneState(assets, id, onBytes);
  return network
    ? { info, network, folded: foldNetwork(network, state) }
    : { info, network, folded: foldBatchNorm(state) };
}

async function findAsset(assets: AssetSource, id: BackboneInfo["id"]) {
  let index: Awaited<ReturnType<AssetSource["index"]>>;
  try {
    index = await assets.index();
  } catch (cause) {
    throw new EngineError("backbone-load", `the list of backbones can't be read: ${messageOf(cause)}`, { cause });
  }
  const asset = index.backbones.find(({ info }) => info.id === id);
  if (!asset) throw new EngineError("backbone-load", `there is no backbone ${id}`);
  return asset;
}

/** A browser hands out `crypto.subtle` only over TLS or on localhost; elsewhere the format's own checks must do. */
async function checkHash(bytes: Uint8Array, expected: string): Promise<void> {
  if (!globalThis.crypto?.subtle) return;
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  const actual = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (actual !== expected) throw new EngineError("backbone-load", `its sha256 is ${actual}, not ${expected}`);
}
