import { fetchKernels } from "@thaw/kernels/fetch-kernels";
import { loadKernels } from "@thaw/kernels/load-kernels";
import type { AssetSource } from "./asset-source.ts";
import { createAssetSource } from "./create-asset-source.ts";

/** Assets over HTTP. @param url the folder's absolute URL, ending in "/". */
export function fetchAssets(url: string): AssetSource {
  const read: AssetSource["read"] = async (path, onBytes) => {
    // Every name but the index carries a hash of its contents, so only the index is asked for anew.
    const response = await fetch(new URL(path, url), path === "index.json" ? { cache: "no-cache" } : {});
    if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
    return onBytes && response.body ? readPieces(response.body, onBytes) : new Uint8Array(await response.arrayBuffer());
  };
  let module: Promise<WebAssembly.Module> | null = null;
  const kernels = async () => {
    // Compiled once, for as many instances as are wanted.
    module ??= fetchKernels(`${url}kernels/`)
      .then((bytes) => WebAssembly.compile(bytes))
      .catch((cause) => {
        module = null;
        throw cause;
      });
    return loadKernels(await module);
  };
  return createAssetSource(read, kernels);
}

async function readPieces(body: ReadableStream<Uint8Array>, onBytes: (done: number) => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const reader = body.getReader();
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.byteLength;
    onBytes(length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
