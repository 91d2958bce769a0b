import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BackboneManifest, backboneManifestSchema } from "../registry/backbone-manifest.ts";

/** Below a data folder: `backbones/<id>/manifest.json` and the weights that it names. */
export const STORE_FOLDER = "backbones";
export const MANIFEST_FILE = "manifest.json";

export interface StoredBackbone {
  readonly folder: string;
  readonly manifest: BackboneManifest;
}

/**
 * The backbones that an operator added, by id. A folder without a manifest that can be read is left out: an addition
 * that was cut off leaves one.
 * @param store a data folder's `backbones`; it need not exist.
 */
export async function listBackbones(store: string): Promise<StoredBackbone[]> {
  let names: string[];
  try {
    names = await readdir(store);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const read = await Promise.all(names.sort().map((name) => readStored(store, name)));
  return read.filter((stored) => stored !== null);
}

/** @returns null where there is none, or none that can be read. */
export async function readStored(store: string, id: string): Promise<StoredBackbone | null> {
  if (!/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/.test(id)) return null;
  const folder = join(/* turbopackIgnore: true */ store, id);
  try {
    const text = await readFile(join(/* turbopackIgnore: true */ folder, MANIFEST_FILE), "utf8");
    const manifest = backboneManifestSchema.parse(JSON.parse(text));
    // The name of a file, never a path: a manifest is data.
    const isPlain = manifest.file !== null && /^[\w.-]+\.safetensors$/.test(manifest.file);
    return manifest.id === id && isPlain ? { folder, manifest } : null;
  } catch {
    return null;
  }
}
