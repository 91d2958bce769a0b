import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import type { AssetSource } from "../backbone/asset-source.ts";
import { createAssetSource } from "../backbone/create-asset-source.ts";
import { GENERATED_FOLDER } from "../build/asset-folder.ts";

/** The engine's assets on disk; the build that makes them runs first where they are missing. */
export async function openNodeAssets(): Promise<AssetSource> {
  if (!existsSync(join(GENERATED_FOLDER, "index.json"))) {
    const { convertBackbone } = await import("../build/convert-backbone.ts");
    convertBackbone();
  }
  return createAssetSource((path) => readFile(join(GENERATED_FOLDER, path)), loadKernelsInNode);
}
