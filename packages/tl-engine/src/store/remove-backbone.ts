import { rm } from "node:fs/promises";
import { join } from "node:path";
import { MANIFEST_FILE, readStored } from "./list-backbones.ts";

/** @returns false where the store has no such backbone. */
export async function removeBackbone(store: string, id: string): Promise<boolean> {
  const stored = await readStored(store, id);
  if (!stored) return false;
  // Without its manifest it is none any more, so nobody finds half of it.
  await rm(join(stored.folder, MANIFEST_FILE));
  await rm(stored.folder, { recursive: true, force: true });
  return true;
}
