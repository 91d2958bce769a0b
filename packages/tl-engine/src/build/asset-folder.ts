import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the build puts what the engine loads at run time. */
export const GENERATED_FOLDER = fileURLToPath(new URL("../../assets/generated", import.meta.url));

/** Where in there the backbones' manifests are. */
export const MANIFEST_FOLDER = "manifests";

/** Writes a file so that a reader sees all of it or none, even when two builds run at once. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, bytes);
  renameSync(partial, path);
}
