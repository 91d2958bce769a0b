import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { preprocessingVersion } from "@thaw/tl-engine/preprocess/preprocessing-version";
import { readSafetensors } from "@thaw/tl-engine/safetensors/read-safetensors";
import { bytesOf, writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";
import { STORE_FOLDER } from "@thaw/tl-engine/store/list-backbones";
import { env } from "#platform/env.ts";
import { computeInProcess } from "./features-process.ts";
import type { ServerPhotos } from "./server-photos.ts";

/** For one question; features of 140 photos take a few seconds on one slow core. */
const limitSeconds = 180;
const inMemory = 4;
const kept = new Map<string, Float32Array>();

/**
 * Features of the photos that only the server reads, float32 [photos, width]. A backbone's own are computed once, kept on
 * disk by the hashes of weights and photos, and a few in memory; those of thawed blocks are of one hand-in alone.
 * @param thawed the head's file where blocks were trained along.
 */
export async function serverFeatures({
  photos,
  backbone,
  thawed,
}: {
  photos: ServerPhotos;
  backbone: { id: string; sha256: string };
  thawed: Uint8Array | null;
}): Promise<Float32Array> {
  const data = resolve(env().THAW_DATA_DIR);
  const compute = async () => {
    const store = join(/* turbopackIgnore: true */ data, STORE_FOLDER);
    const asked = photos.photos.map(({ file, sha256 }) => ({ path: file, sha256 }));
    return computeInProcess({ store, backbone, thawed, photos: asked }, { limitSeconds });
  };
  if (thawed) return (await compute()).features;
  const name = `${backbone.sha256.slice(0, 32)}-${photos.sha256.slice(0, 32)}-${preprocessingVersion}.safetensors`;
  const file = join(/* turbopackIgnore: true */ data, "lab-features", name);
  let features = kept.get(file) ?? (await readKept(file, photos.photos.length));
  if (!features) {
    const computed = await compute();
    features = computed.features;
    await keep(file, computed, photos.photos.length);
  }
  kept.delete(file);
  kept.set(file, features);
  for (const old of [...kept.keys()].slice(0, -inMemory)) kept.delete(old);
  return features;
}

/** @returns null where there are none, or what is there is broken: it is computed anew. */
async function readKept(file: string, count: number): Promise<Float32Array | null> {
  try {
    const features = readSafetensors(await readFile(file)).tensors.get("features");
    return features?.shape[0] === count ? features.values : null;
  } catch {
    return null;
  }
}

async function keep(
  file: string,
  { features, width }: { features: Float32Array<ArrayBuffer>; width: number },
  count: number,
): Promise<void> {
  const bytes = writeSafetensors([{ name: "features", dtype: "F32", shape: [count, width], bytes: bytesOf(features) }]);
  await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}.partial`;
  await writeFile(partial, bytes, { mode: 0o600 });
  await rename(partial, file);
}
