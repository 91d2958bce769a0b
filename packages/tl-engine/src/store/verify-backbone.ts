import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../errors.ts";
import { findNetwork } from "../networks/find-network.ts";
import { checkState } from "./check-state.ts";
import type { StoredBackbone } from "./list-backbones.ts";
import { readWeightsFile } from "./read-weights-file.ts";

/** Reads a backbone's weights anew: their hash, names, shapes and values. @returns what is wrong; null for nothing. */
export async function verifyBackbone({ folder, manifest }: StoredBackbone): Promise<string | null> {
  const network = findNetwork(manifest.architecture);
  if (!network) return `its architecture ${manifest.architecture} is not known here`;
  try {
    const bytes = await readFile(join(folder, manifest.file ?? ""));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (sha256 !== manifest.sha256) {
      return `its weights have changed since they were added: their sha256 begins with ${sha256.slice(0, 12)}, not ${manifest.sha256?.slice(0, 12)}`;
    }
    checkState(readWeightsFile(bytes), network);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
