import type { Orientation } from "../pixels.ts";

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const LONG = 4;

/**
 * The orientation in an EXIF block (a TIFF header and its first directory), or 1 where there is none or it makes no sense:
 * a broken block must not cost the picture.
 * @param tiff the block without the `Exif\0\0` that JPEG puts before it; borrowed.
 * Source: CIPA DC-008 (Exif 2.32), §4.5 and §4.6.4.
 */
export function readOrientation(tiff: Uint8Array): Orientation {
  if (tiff.byteLength < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const byteOrder = view.getUint16(0);
  if (byteOrder !== 0x4949 && byteOrder !== 0x4d4d) return 1;
  const little = byteOrder === 0x4949;
  if (view.getUint16(2, little) !== 42) return 1;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.byteLength) return 1;
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    const type = view.getUint16(at + 2, little);
    let value = 1;
    if (type === SHORT) value = view.getUint16(at + 8, little);
    else if (type === LONG) value = view.getUint32(at + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
