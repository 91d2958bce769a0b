import type { AssetSource } from "../backbone/asset-source.ts";
import { ImageDecodeError, messageOf } from "../errors.ts";
import { applyOrientation } from "./apply-orientation.ts";
import { createJpegDecoder, type JpegDecoder } from "./decode-jpeg.ts";
import { decodePng } from "./decode-png.ts";
import { createWebpDecoder, type WebpDecoder } from "./decode-webp.ts";
import { normalize } from "./normalize.ts";
import type { DecodedPicture, Pixels } from "./pixels.ts";
import { resizeCrop } from "./resize-crop.ts";
import { sniffFormat } from "./sniff-format.ts";

/** How the backbone wants its pictures. */
export const RESIZE_CROP = { resize: 256, crop: 224 } as const;
/** float32 values of one preprocessed picture. */
export const PICTURE_VALUES = RESIZE_CROP.crop * RESIZE_CROP.crop * 3;

/** From an encoded picture to the backbone's input; one per worker. */
export interface Preprocessor {
  /** Upright 8-bit RGB. @throws ImageDecodeError naming the cause. */
  decode(bytes: Uint8Array): Promise<Pixels>;
  /**
   * Decodes, resizes, crops and normalises into `out`, float32 [224, 224, 3].
   * @throws ImageDecodeError naming the cause.
   */
  preprocess(bytes: Uint8Array, out: Float32Array): Promise<void>;
}

/** @param assets where the decoders' WebAssembly lies; read when the first picture of a kind comes. */
export function createPreprocessor(assets: AssetSource): Preprocessor {
  let jpeg: Promise<JpegDecoder> | null = null;
  let webp: Promise<WebpDecoder> | null = null;

  async function decodeStored(bytes: Uint8Array): Promise<DecodedPicture> {
    const format = sniffFormat(bytes);
    switch (format) {
      case "png":
        return decodePng(bytes);
      case "jpeg":
        jpeg ??= assets.codec("jpeg").then(createJpegDecoder);
        return (await jpeg).decode(bytes);
      case "webp":
        webp ??= assets.codec("webp").then(createWebpDecoder);
        return (await webp).decode(bytes);
      case "empty":
        throw new ImageDecodeError("the file is empty");
      default:
        throw new ImageDecodeError(
          format === "unknown" ? "not a picture: neither PNG, JPEG nor WebP" : `${format} is not read; use PNG or JPEG`,
          { code: "image-unsupported" },
        );
    }
  }

  async function decode(bytes: Uint8Array): Promise<Pixels> {
    try {
      return applyOrientation(await decodeStored(bytes));
    } catch (cause) {
      if (cause instanceof RangeError) {
        throw new ImageDecodeError(`not enough memory for the picture: ${messageOf(cause)}`, { cause });
      }
      throw cause;
    }
  }

  return {
    decode,
    async preprocess(bytes, out) {
      normalize(resizeCrop(await decode(bytes), RESIZE_CROP), out);
    },
  };
}
