import { createJpegDecoder, type JpegDecoder } from "@thaw/images/decode/decode-jpeg";
import type { Decoders } from "@thaw/images/decode/decode-picture";
import { createWebpDecoder, type WebpDecoder } from "@thaw/images/decode/decode-webp";
import { runtimeError } from "../storage/torch-error.ts";

/** The decoders that come as WebAssembly. */
export type CodecName = "jpeg" | "webp";

let read: ((codec: CodecName) => Uint8Array<ArrayBuffer>) | undefined;
let jpeg: JpegDecoder | undefined;
let webp: WebpDecoder | undefined;

/**
 * Says where the decoders' WebAssembly comes from; nothing is read before a picture needs it.
 * @param readCodec answers at once: from disk in Node, by a synchronous request in a worker.
 */
export function useCodecs(readCodec: (codec: CodecName) => Uint8Array<ArrayBuffer>): void {
  read = readCodec;
}

/** The decoders, compiled when first asked for. */
export const decoders: Decoders = {
  get jpeg() {
    jpeg ??= createJpegDecoder(compile("jpeg"));
    return jpeg;
  },
  get webp() {
    webp ??= createWebpDecoder(compile("webp"));
    return webp;
  },
};

function compile(codec: CodecName): WebAssembly.Module {
  if (read === undefined) throw runtimeError(`the ${codec} decoder is not there`);
  return new WebAssembly.Module(read(codec));
}
