import { PictureError } from "../errors.ts";
import type { Orientation } from "../pixels.ts";
import { checkSize } from "./check-size.ts";
import { readOrientation } from "./read-orientation.ts";

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: number;
  readonly orientation: Orientation;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
/** SOF0 to SOF15, less DHT (C4), JPG (C8) and DAC (CC). */
const FRAME_MARKERS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/**
 * Reads a JPEG's markers up to its first scan.
 * @throws PictureError on a truncated or senseless header, a size beyond the limit, or 12-bit samples.
 * Source: ITU-T T.81, annex B; CIPA DC-008, §4.7.
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: { width: number; height: number; components: number } | null = null;
  let orientation: Orientation | null = null;
  let position = 2;
  for (;;) {
    while (position < bytes.byteLength && bytes[position] !== 0xff) position++;
    while (position < bytes.byteLength && bytes[position] === 0xff) position++;
    const marker = bytes[position++];
    if (marker === undefined) throw new PictureError("the JPEG is truncated: it ends before its pixels");
    if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (marker === END_OF_IMAGE) throw new PictureError("the JPEG ends before its pixels");
    if (position + 2 > bytes.byteLength) throw new PictureError("the JPEG is truncated in its header");
    const end = position + view.getUint16(position);
    if (end > bytes.byteLength) throw new PictureError("the JPEG is truncated in its header");
    const body = bytes.subarray(position + 2, end);
    if (marker === START_OF_SCAN) break;
    if (marker === APP1 && orientation === null && isExif(body)) orientation = readOrientation(body.subarray(6));
    if (FRAME_MARKERS.has(marker)) frame = readFrame(body);
    position = end;
  }
  if (!frame) throw new PictureError("the JPEG has no frame header");
  checkSize(frame.width, frame.height);
  return { ...frame, orientation: orientation ?? 1 };
}

function isExif(body: Uint8Array): boolean {
  return String.fromCharCode(...body.subarray(0, 6)) === "Exif\0\0";
}

function readFrame(body: Uint8Array): { width: number; height: number; components: number } {
  if (body.byteLength < 6) throw new PictureError("the JPEG frame header is too short");
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const bits = view.getUint8(0);
  const components = view.getUint8(5);
  if (bits !== 8) throw new PictureError(`a JPEG of ${bits} bits is not read`, { code: "image-unsupported" });
  if (![1, 3, 4].includes(components)) {
    throw new PictureError(`a JPEG of ${components} components is not read`, { code: "image-unsupported" });
  }
  return { height: view.getUint16(1), width: view.getUint16(3), components };
}

/** Whether an end-of-image marker follows the first scan: without one, the file was cut. */
export function hasEndOfImage(bytes: Uint8Array): boolean {
  for (let i = bytes.byteLength - 2; i >= 0; i--) {
    if (bytes[i] === 0xff && bytes[i + 1] === END_OF_IMAGE) return true;
    if (bytes[i] === 0xff && bytes[i + 1] === START_OF_SCAN) return false;
  }
  return false;
}
