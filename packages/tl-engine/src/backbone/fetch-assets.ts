import { fetchKernels } from "@thaw/kernels/fetch-kernels";
import { loadKernels } from "@thaw/kernels/load-kernels";
import type { AssetSource } from "./asset-source.ts";
import { createAssetSource } from "./create-asset-source.ts";

/** Assets over HTTP. @param url the folder's absolute URL, ending in "/". */
export function fetchAssets(url: string): AssetSource {
  const read = async (path: string) => {
    // Every name but the index carries a hash of its contents, so only the index is asked for anew.
    const response = await fetch(new URL(path, url), path === "index.json" ? { cache: "no-cache" } : {});
    if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return createAssetSource(read, async () => loadKernels(await fetchKernels(`${url}kernels/`)));
}
