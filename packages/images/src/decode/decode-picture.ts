import { messageOf, PictureError } from "../errors.ts";
import { toRgb } from "../modes/to-rgb.ts";
import type { DecodedPicture, Pixels } from "../pixels.ts";
import { applyOrientation } from "./apply-orientation.ts";
import type { JpegDecoder } from "./decode-jpeg.ts";
import { decodePng } from "./decode-png.ts";
import type { WebpDecoder } from "./decode-webp.ts";
import { sniffFormat } from "./sniff-format.ts";

/** The decoders that need WebAssembly; one that no picture asks for may be left out. */
export interface Decoders {
  readonly jpeg?: JpegDecoder | undefined;
  readonly webp?: WebpDecoder | undefined;
}

/**
 * A file's picture in the mode in which Pillow opens it.
 * @param bytes PNG, JPEG or WebP, told by their first bytes; borrowed.
 * @throws PictureError naming the cause.
 */
export function decodePicture(bytes: Uint8Array, decoders: Decoders): DecodedPicture {
  try {
    return decode(bytes, decoders);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new PictureError(`not enough memory for the picture: ${messageOf(cause)}`, { cause });
  }
}

/** Upright 8-bit RGB: as `exif_transpose`, 16 bits of grey to their high byte, `convert('RGB')` with alpha dropped. */
export function decodeRgb(bytes: Uint8Array, decoders: Decoders): Pixels {
  return toRgb(applyOrientation(decodePicture(bytes, decoders)));
}

function decode(bytes: Uint8Array, { jpeg, webp }: Decoders): DecodedPicture {
  const format = sniffFormat(bytes);
  if (format === "png") return decodePng(bytes);
  if (format === "jpeg" && jpeg) return jpeg.decode(bytes);
  if (format === "webp" && webp) return webp.decode(bytes);
  if (format === "empty") throw new PictureError("the file is empty");
  const message =
    format === "unknown" ? "not a picture: neither PNG, JPEG nor WebP" : `${format} is not read; use PNG or JPEG`;
  throw new PictureError(message, { code: "image-unsupported" });
}
