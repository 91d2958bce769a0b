import { PictureError } from "../errors.ts";
import { CHANNELS, type DecodedPicture } from "../pixels.ts";
import { hasEndOfImage, readJpegHeader } from "./read-jpeg-header.ts";

/** TurboJPEG's numbers for the layout of its output. */
const LAYOUTS = { L: 6, RGB: 0, CMYK: 11 } as const;
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
     * Decodes a JPEG to the mode in which Pillow opens it: accurate integer DCT, smooth chroma upsampling, CMYK and YCCK
     * inverted (Adobe's habit).
     * @throws PictureError naming the cause; a file without an end is one, as in Pillow.
     */
    decode(bytes) {
      const { width, height, components, orientation } = readJpegHeader(bytes);
      instance ??= new WebAssembly.Instance(module, imports).exports as unknown as TurboJpeg;
      const mode = components === 4 ? "CMYK" : components === 1 ? "L" : "RGB";
      let raw: Uint8Array;
      try {
        raw = decompress(instance, bytes, width, height, mode);
      } catch (cause) {
        // Its memory may be in any state now.
        instance = null;
        if (cause instanceof PictureError) throw cause;
        throw new PictureError("the JPEG is damaged", { cause });
      }
      if (instance.memory.buffer.byteLength > MAX_KEPT_BYTES) instance = null;
      if (mode === "CMYK") for (let i = 0; i < raw.length; i++) raw[i] = 255 - (raw[i] as number);
      return { mode, width, height, data: raw, orientation };
    },
  };
}

/** @returns uint8 [height, width, channels], a copy of its own. */
function decompress(
  turbo: TurboJpeg,
  bytes: Uint8Array,
  width: number,
  height: number,
  mode: keyof typeof LAYOUTS,
): Uint8Array {
  const channels = CHANNELS[mode];
  const size = width * height * channels;
  const source = turbo.malloc(bytes.byteLength);
  const target = turbo.malloc(size);
  const handle = turbo.tjInitDecompress();
  if (source === 0 || target === 0 || handle === 0) throw new PictureError("not enough memory for the JPEG");
  new Uint8Array(turbo.memory.buffer, source, bytes.byteLength).set(bytes);
  const status = turbo.tjDecompress2(
    handle,
    source,
    bytes.byteLength,
    target,
    width,
    width * channels,
    height,
    LAYOUTS[mode],
    0,
  );
  const raw = new Uint8Array(turbo.memory.buffer, target, size).slice();
  turbo.tjDestroy(handle);
  turbo.free(source);
  turbo.free(target);
  // Any other warning (stray bytes, an odd marker) leaves a picture that Pillow shows too.
  if (status !== 0 && !hasEndOfImage(bytes)) throw new PictureError("the JPEG is truncated");
  return raw;
}
