import { ImageDecodeError } from "../errors.ts";
import type { DecodedPicture } from "./pixels.ts";
import { hasEndOfImage, readJpegHeader } from "./read-jpeg-header.ts";

/** TurboJPEG's numbers for the layout of its output. */
const LAYOUT_RGB = 0;
const LAYOUT_CMYK = 11;
/** Memory of a WebAssembly instance never shrinks; a fresh instance follows a picture that made it this large. */
const MAX_KEPT_BYTES = 64 * 2 ** 20;

interface TurboJpeg {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  free(pointer: number): void;
  tjInitDecompress(): number;
  tjDestroy(handle: number): number;
  tjDecompress2(
    handle: number,
    source: number,
    sourceBytes: number,
    target: number,
    width: number,
    rowBytes: number,
    height: number,
    layout: number,
    flags: number,
  ): number;
}

/** Decodes JPEGs with libjpeg-turbo, compiled to WebAssembly. */
export interface JpegDecoder {
  decode(bytes: Uint8Array): DecodedPicture;
}

/** libjpeg-turbo leaves a picture that it can't decode by a long jump; here that is an exception. */
class FatalJpegError extends Error {}

/**
 * @param module `jpeg-turbo.wasm` of the package `@cwasm/jpeg-turbo`: TurboJPEG's C interface without glue code, so no
 * generated JavaScript stands in the way of a strict content security policy.
 */
export function createJpegDecoder(module: WebAssembly.Module): JpegDecoder {
  let instance: TurboJpeg | null = null;
  const refuse = () => {
    throw new FatalJpegError("the decoder asked for a system call");
  };
  const imports: WebAssembly.Imports = {
    env: {
      setjmp: () => 0,
      longjmp: () => {
        throw new FatalJpegError("the decoder gave up");
      },
    },
    wasi_snapshot_preview1: {
      environ_sizes_get: () => 0,
      environ_get: refuse,
      proc_exit: refuse,
      fd_close: refuse,
      fd_seek: refuse,
      fd_write: refuse,
    },
  };
  return {
    /**
     * Decodes a JPEG to RGB as Pillow's `convert('RGB')` sees it: accurate integer DCT, smooth chroma upsampling, grey
     * repeated, CMYK and YCCK inverted (Adobe's habit) and converted by Pillow's integer formula.
     * @throws ImageDecodeError naming the cause; a file without an end is one, as in Pillow.
     */
    decode(bytes) {
      const { width, height, components, orientation } = readJpegHeader(bytes);
      instance ??= new WebAssembly.Instance(module, imports).exports as unknown as TurboJpeg;
      const channels = components === 4 ? 4 : 3;
      let raw: Uint8Array;
      try {
        raw = decompress(instance, bytes, width, height, channels);
      } catch (cause) {
        // Its memory may be in any state now.
        instance = null;
        if (cause instanceof ImageDecodeError) throw cause;
        throw new ImageDecodeError("the JPEG is damaged", { cause });
      }
      if (instance.memory.buffer.byteLength > MAX_KEPT_BYTES) instance = null;
      return { width, height, data: channels === 4 ? invertedCmykToRgb(raw) : raw, orientation };
    },
  };
}

/** @returns uint8 [height, width, channels], a copy of its own. */
function decompress(turbo: TurboJpeg, bytes: Uint8Array, width: number, height: number, channels: 3 | 4): Uint8Array {
  const size = width * height * channels;
  const source = turbo.malloc(bytes.byteLength);
  const target = turbo.malloc(size);
  const handle = turbo.tjInitDecompress();
  if (source === 0 || target === 0 || handle === 0) throw new ImageDecodeError("not enough memory for the JPEG");
  new Uint8Array(turbo.memory.buffer, source, bytes.byteLength).set(bytes);
  const layout = channels === 4 ? LAYOUT_CMYK : LAYOUT_RGB;
  const status = turbo.tjDecompress2(
    handle,
    source,
    bytes.byteLength,
    target,
    width,
    width * channels,
    height,
    layout,
    0,
  );
  const raw = new Uint8Array(turbo.memory.buffer, target, size).slice();
  turbo.tjDestroy(handle);
  turbo.free(source);
  turbo.free(target);
  // Any other warning (stray bytes, an odd marker) leaves a picture that Pillow shows too.
  if (status !== 0 && !hasEndOfImage(bytes)) throw new ImageDecodeError("the JPEG is truncated");
  return raw;
}

/**
 * `r = (255 − k) − c·(255 − k)/255` and so on with c, m, y, k stored inverted; the division rounds to nearest.
 * @param cmyk uint8 [pixels, 4]; borrowed.
 * @returns uint8 [pixels, 3].
 */
function invertedCmykToRgb(cmyk: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((cmyk.length / 4) * 3);
  for (let from = 0, to = 0; from < cmyk.length; from += 4) {
    const light = cmyk[from + 3] as number;
    for (let c = 0; c < 3; c++, to++) {
      const product = (255 - (cmyk[from + c] as number)) * light + 128;
      rgb[to] = Math.max(0, light - (((product >> 8) + product) >> 8));
    }
  }
  return rgb;
}
