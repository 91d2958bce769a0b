export type ImageFormat = "png" | "jpeg" | "webp" | "GIF" | "BMP" | "TIFF" | "HEIC or AVIF" | "empty" | "unknown";

const SIGNATURES: readonly (readonly [ImageFormat, number, readonly number[]])[] = [
  ["png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpeg", 0, [0xff, 0xd8, 0xff]],
  ["webp", 8, [0x57, 0x45, 0x42, 0x50]],
  ["GIF", 0, [0x47, 0x49, 0x46, 0x38]],
  ["BMP", 0, [0x42, 0x4d]],
  ["TIFF", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["HEIC or AVIF", 4, [0x66, 0x74, 0x79, 0x70]],
];

/** What a file is, by its first bytes; a name or a declared type may lie. */
export function sniffFormat(bytes: Uint8Array): ImageFormat {
  if (bytes.byteLength === 0) return "empty";
  const found = SIGNATURES.find(([, at, signature]) => signature.every((byte, i) => bytes[at + i] === byte));
  return found ? found[0] : "unknown";
}
