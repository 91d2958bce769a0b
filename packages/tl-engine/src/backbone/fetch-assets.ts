import type { AssetSource } from "./asset-source.ts";
import { createAssetSource } from "./create-asset-source.ts";

/** Assets over HTTP. @param url the folder's absolute URL, ending in "/". */
export function fetchAssets(url: string): AssetSource {
  return createAssetSource(async (path) => {
    // Every name but the index carries a hash of its contents, so only the index is asked for anew.
    const response = await fetch(url + path, path === "index.json" ? { cache: "no-cache" } : {});
    if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });
}
