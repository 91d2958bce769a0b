import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AssetSource } from "../backbone/asset-source.ts";
import { readBackboneInfo } from "../backbone/load-backbone.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { EngineError } from "../errors.ts";
import { withAdded } from "../networks/added-backbone.ts";
import { readStored } from "../store/list-backbones.ts";
import { thawedFeatures } from "../thaw/thawed-features.ts";
import { readThawed } from "../thaw/thawed-tensors.ts";

export interface PhotoFeaturesInput {
  /** A data folder's `backbones`, for one that was added. */
  readonly store: string;
  /** With the hash of its weights as the lab's engine states it. */
  readonly backbone: { readonly id: string; readonly sha256: string };
  /** A head's file with the last blocks that were trained along; null for the backbone as it is. */
  readonly thawed: Uint8Array | null;
  readonly photos: readonly { readonly path: string; readonly sha256: string }[];
}

/**
 * Features of photos on disk, on the kernels of this thread.
 * @returns float32 [photos, width], row-major.
 * @throws EngineError `backbone-load` for weights that are others now, `invalid-input` for a photo that is another now.
 */
export async function photoFeatures({
  store,
  backbone,
  thawed,
  photos,
}: PhotoFeaturesInput): Promise<{ features: Float32Array; width: number }> {
  const assets = await openAssets(store, backbone.id);
  const info = await readBackboneInfo(assets, backbone.id);
  if (info.weightsSha256 !== backbone.sha256) {
    throw new EngineError("backbone-load", `${backbone.id} has other weights than ${backbone.sha256}`);
  }
  return thawedFeatures(assets, {
    backbone: backbone.id,
    tensors: thawed ? readThawed(thawed) : [],
    pictures: readAll(photos),
  });
}

async function* readAll(photos: PhotoFeaturesInput["photos"]): AsyncGenerator<Uint8Array> {
  for (const { path, sha256 } of photos) {
    const bytes = await readFile(path);
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
      throw new EngineError("invalid-input", `${path} is not the photo that the manifest lists`);
    }
    yield bytes;
  }
}

/** What ships, and the one that is asked for where it was added. */
async function openAssets(store: string, id: string): Promise<AssetSource> {
  const shipped = await openNodeAssets();
  const stored = await readStored(store, id);
  if (!stored) return shipped;
  const { manifest, folder } = stored;
  const url = `added:${id}`;
  const reading: AssetSource = {
    ...shipped,
    read: (path, onBytes) => (path === url ? readFile(join(folder, manifest.file ?? "")) : shipped.read(path, onBytes)),
  };
  return withAdded(reading, [{ ...manifest, weights: { url, bytes: manifest.bytes, sha256: manifest.sha256 ?? "" } }]);
}
