import type { AssetIndex, AssetSource } from "./asset-source.ts";

/**
 * @param read reads one file, its path relative to the folder of assets. The index is read once, on first use; a failure
 * is not remembered, so that a later call tries again.
 * @param kernels see `AssetSource`.
 */
export function createAssetSource(read: AssetSource["read"], kernels: AssetSource["kernels"]): AssetSource {
  let index: Promise<AssetIndex> | null = null;
  const source: AssetSource = {
    index() {
      index ??= read("index.json")
        .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as AssetIndex)
        .catch((cause) => {
          index = null;
          throw cause;
        });
      return index;
    },
    read,
    kernels,
    async codec(kind) {
      const bytes = await read((await source.index()).codecs[kind]);
      // A copy on a plain ArrayBuffer, which is what the compiler takes.
      return WebAssembly.compile(new Uint8Array(bytes));
    },
  };
  return source;
}
