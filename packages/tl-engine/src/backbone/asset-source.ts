import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { BackboneInfo } from "./backbone-info.ts";

/** What the build writes beside the assets: which file is which, names carrying a hash of their contents. */
export interface AssetIndex {
  readonly backbones: readonly BackboneAsset[];
  /** Paths relative to the index. */
  readonly codecs: { readonly jpeg: string; readonly webp: string };
}

export interface BackboneAsset {
  readonly info: BackboneInfo;
  /** A safetensors file with the state dict, relative to the index or an address; null where the weights are drawn from `seed`. */
  readonly file: string | null;
  readonly seed: number | null;
  /** torchvision's builder of an added one; what ships has a table of its own. */
  readonly network?: string;
}

/** Where the engine's assets come from: a server's folder in a browser, a folder on disk in Node. */
export interface AssetSource {
  index(): Promise<AssetIndex>;
  /**
   * @param path relative to the index, or an address on the same origin.
   * @param onBytes told how many have come, where they come piece by piece.
   */
  read(path: string, onBytes?: (done: number) => void): Promise<Uint8Array>;
  codec(kind: "jpeg" | "webp"): Promise<WebAssembly.Module>;
  /** The arithmetic without a GPU, a new instance with a memory of its own at each call. */
  kernels(): Promise<LoadedKernels>;
}
