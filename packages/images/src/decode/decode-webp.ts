import { PictureError } from "../errors.ts";
import type { DecodedPicture, Orientation } from "../pixels.ts";
import { checkSize } from "./check-size.ts";
import { readOrientation } from "./read-orientation.ts";

interface LibWebp {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  free(pointer: number): void;
  /** Returns RGBA bytes to be freed, or 0; writes width and height as int32. */
  WebPDecodeRGBA(source: number, sourceBytes: number, width: number, height: number): number;
}

/** Decodes still WebP pictures with libwebp, compiled to WebAssembly. */
export interface WebpDecoder {
  decode(bytes: Uint8Array): DecodedPicture;
}

/** @param module `webp.wasm` of the package `@cwasm/webp`: libwebp's C interface without glue code. */
export function createWebpDecoder(module: WebAssembly.Module): WebpDecoder {
  const refuse = () => {
    throw new Error("the decoder asked for a system call");
  };
  const imports = { wasi_snapshot_preview1: { fd_close: refuse, fd_seek: refuse, fd_write: refuse } };
  return {
    /**
     * Decodes a WebP to RGB, or to RGBA where the file says that it has alpha.
     * @throws PictureError naming the cause; an animation is one.
     */
    decode(bytes) {
      const { orientation, animated, hasAlpha } = readWebpChunks(bytes);
      if (animated) throw new PictureError("an animated WebP is not read", { code: "image-unsupported" });
      const webp = new WebAssembly.Instance(module, imports).exports as unknown as LibWebp;
      const source = webp.malloc(bytes.byteLength);
      const size = webp.malloc(8);
      new Uint8Array(webp.memory.buffer, source, bytes.byteLength).set(bytes);
      let rgba = 0;
      try {
        rgba = webp.WebPDecodeRGBA(source, bytes.byteLength, size, size + 4);
      } catch (cause) {
        throw new PictureError("the WebP is damaged", { cause });
      }
      if (rgba === 0) throw new PictureError("the WebP is damaged or truncated");
      const [width = 0, height = 0] = new Int32Array(webp.memory.buffer, size, 2);
      checkSize(width, height);
      const pixels = new Uint8Array(webp.memory.buffer, rgba, width * height * 4);
      if (hasAlpha) return { mode: "RGBA", width, height, data: pixels.slice(), orientation };
      const data = new Uint8Array(width * height * 3);
      for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
        data[to] = pixels[from] as number;
        data[to + 1] = pixels[from + 1] as number;
        data[to + 2] = pixels[from + 2] as number;
      }
      return { mode: "RGB", width, height, data, orientation };
    },
  };
}

/**
 * What the RIFF container says: orientation, animation, alpha, and a canvas within the limit.
 * Source: WebP container specification, Google, "Extended File Format".
 */
function readWebpChunks(bytes: Uint8Array): { orientation: Orientation; animated: boolean; hasAlpha: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation: Orientation = 1;
  let animated = false;
  let hasAlpha = false;
  let position = 12;
  while (position + 8 <= bytes.byteLength) {
    const type = String.fromCharCode(...bytes.subarray(position, position + 4));
    const start = position + 8;
    const length = view.getUint32(position + 4, true);
    const body = bytes.subarray(start, start + length);
    if (type === "EXIF") orientation = readOrientation(withoutExifPrefix(body));
    else if (type === "ANIM") animated = true;
    else if (type === "VP8X" && body.byteLength >= 10) {
      hasAlpha = ((body[0] as number) & 0x10) !== 0;
      checkSize(uint24(body, 4) + 1, uint24(body, 7) + 1);
    } else if (type === "VP8 " && body.byteLength >= 10) {
      checkSize(view.getUint16(start + 6, true) & 0x3fff, view.getUint16(start + 8, true) & 0x3fff);
    } else if (type === "VP8L" && body.byteLength >= 5) {
      const bits = view.getUint32(start + 1, true);
      hasAlpha ||= ((bits >>> 28) & 1) === 1;
      checkSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    position = start + length + (length & 1);
  }
  return { orientation, animated, hasAlpha };
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
}

/** Some writers put JPEG's prefix before the TIFF header here too. */
function withoutExifPrefix(body: Uint8Array): Uint8Array {
  return String.fromCharCode(...body.subarray(0, 6)) === "Exif\0\0" ? body.subarray(6) : body;
}
