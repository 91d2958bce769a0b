import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { CODEC_FILES } from "../src/build/codec-files.ts";
import { createJpegDecoder } from "../src/decode/decode-jpeg.ts";
import type { Decoders } from "../src/decode/decode-picture.ts";
import { createWebpDecoder } from "../src/decode/decode-webp.ts";

export function readGolden(path: string): Uint8Array {
  return readFileSync(new URL(`golden/${path}`, import.meta.url));
}

export function readGoldenJson<T>(path: string): T {
  return JSON.parse(new TextDecoder().decode(readGolden(path)));
}

export function sha256(samples: Uint8Array | Int32Array): string {
  return createHash("sha256").update(samples).digest("hex");
}

export const decoders: Decoders = {
  jpeg: createJpegDecoder(new WebAssembly.Module(readFileSync(CODEC_FILES.jpeg))),
  webp: createWebpDecoder(new WebAssembly.Module(readFileSync(CODEC_FILES.webp))),
};
