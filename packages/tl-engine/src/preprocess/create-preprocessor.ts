import { createJpegDecoder, type JpegDecoder } from "@thaw/images/decode/decode-jpeg";
import { decodeRgb } from "@thaw/images/decode/decode-picture";
import { createWebpDecoder, type WebpDecoder } from "@thaw/images/decode/decode-webp";
import { sniffFormat } from "@thaw/images/decode/sniff-format";
import { PictureError } from "@thaw/images/errors";
import type { Pixels } from "@thaw/images/pixels";
import { type ResamplePasses, type ResizeCrop, resizeCrop } from "@thaw/images/resize/resize-crop";
import type { AssetSource } from "../backbone/asset-source.ts";
import { ImageDecodeError } from "../errors.ts";
import { augment } from "./augment.ts";
import { drawView, type ViewKinds } from "./draw-view.ts";
import { normalize } from "./normalize.ts";
import { resampleOnKernels } from "./resample-on-kernels.ts";

/** How the backbone wants its pictures. */
export const RESIZE_CROP = { resize: 256, crop: 224 } as const;
/** float32 values of one preprocessed picture. */
export const PICTURE_VALUES = RESIZE_CROP.crop * RESIZE_CROP.crop * 3;

export interface SeededView extends ViewKinds {
  readonly seed: number;
}

/** From an encoded picture to the backbone's input; one per worker. */
export interface Preprocessor {
  /** Upright 8-bit RGB. @throws ImageDecodeError naming the cause. */
  decode(bytes: Uint8Array): Promise<Pixels>;
  /**
   * Decodes, resizes, crops and normalises into `out`, float32 [224, 224, 3].
   * @param how as the backbone wants it; as the one that ships unless told.
   * @param view a view of the picture instead, drawn from its seed.
   * @throws ImageDecodeError naming the cause.
   */
  preprocess(bytes: Uint8Array, out: Float32Array, how?: ResizeCrop, view?: SeededView): Promise<void>;
}

/** @param assets where the decoders' WebAssembly lies; read when the first picture of a kind comes. */
export function createPreprocessor(assets: AssetSource): Preprocessor {
  let jpeg: Promise<JpegDecoder> | null = null;
  let webp: Promise<WebpDecoder> | null = null;
  let passes: Promise<ResamplePasses | undefined> | null = null;

  async function decode(bytes: Uint8Array): Promise<Pixels> {
    const format = sniffFormat(bytes);
    if (format === "jpeg") jpeg ??= assets.codec("jpeg").then(createJpegDecoder);
    if (format === "webp") webp ??= assets.codec("webp").then(createWebpDecoder);
    const decoders = { jpeg: (await jpeg) ?? undefined, webp: (await webp) ?? undefined };
    try {
      return decodeRgb(bytes, decoders);
    } catch (cause) {
      if (cause instanceof PictureError) throw new ImageDecodeError(cause.message, { code: cause.code, cause });
      throw cause;
    }
  }

  return {
    decode,
    async preprocess(bytes, out, how = RESIZE_CROP, view) {
      // Without the kernels the plain passes give the same samples.
      passes ??= assets.kernels().then(resampleOnKernels, () => undefined);
      const pixels = await decode(bytes);
      const drawn = view && drawView(view.seed, view, pixels.width, pixels.height);
      normalize(drawn ? augment(pixels, drawn, how) : resizeCrop(pixels, how, await passes), out);
    },
  };
}
