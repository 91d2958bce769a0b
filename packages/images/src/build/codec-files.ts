import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Where the decoders' WebAssembly lies on disk, for a build that serves it and for Node. */
export const CODEC_FILES = {
  jpeg: require.resolve("@cwasm/jpeg-turbo/jpeg-turbo.wasm"),
  webp: require.resolve("@cwasm/webp/webp.wasm"),
} as const;
