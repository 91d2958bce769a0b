import { unzlibSync } from "fflate";
import { ImageDecodeError, messageOf } from "../errors.ts";
import { checkSize } from "./check-size.ts";
import { adler32, crc32 } from "./checksums.ts";
import type { DecodedPicture, Orientation } from "./pixels.ts";
import { adam7Passes, type PngFormat, passBytes, unfilterPass } from "./png-scanlines.ts";
import { readOrientation } from "./read-orientation.ts";

const CHANNELS = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);
const DEPTHS = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/**
 * Decodes a PNG to RGB as Pillow's `convert('RGB')` sees it: grey is repeated, a palette is looked up, alpha and
 * transparent colours are dropped without compositing, 16 bits keep their high byte, 1, 2 and 4 bits of grey are spread
 * over 0 to 255. Gamma and colour profiles are left alone.
 * @param bytes the file; borrowed.
 * @throws ImageDecodeError naming the cause.
 * Source: PNG specification, third edition (W3C), §§5, 7, 9, 11.
 */
export function decodePng(bytes: Uint8Array): DecodedPicture {
  const { format, palette, compressed, orientation } = readChunks(bytes);
  const { width, height } = format;
  const passes = adam7Passes(format);
  const expected = passes.reduce((sum, pass) => sum + passBytes(pass, format), 0);
  let inflated: Uint8Array;
  try {
    inflated = unzlibSync(compressed, { out: new Uint8Array(expected) });
  } catch (cause) {
    throw new ImageDecodeError(`the PNG's compressed data is damaged: ${messageOf(cause)}`, { cause });
  }
  if (inflated.length < expected) throw new ImageDecodeError("the PNG ends before its last row");
  // A flipped bit may inflate without complaint and show as noise; the stream's own sum tells.
  if (adler32(inflated) !== new DataView(compressed.buffer, compressed.byteOffset).getUint32(compressed.length - 4)) {
    throw new ImageDecodeError("the PNG is damaged: its pixels do not have the checksum they were written with");
  }
  const data = new Uint8Array(width * height * 3);
  let position = 0;
  for (const pass of passes) {
    const length = passBytes(pass, format);
    const rows = inflated.subarray(position, position + length);
    unfilterPass(rows, pass, format, (row, y) => writeRow(row, data, format, palette, pass, y));
    position += length;
  }
  return { width, height, data, orientation };
}

interface PngParts {
  readonly format: PngFormat;
  /** uint8 [256, 3]. */
  readonly palette: Uint8Array;
  readonly compressed: Uint8Array;
  readonly orientation: Orientation;
}

function readChunks(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: PngFormat | null = null;
  // Entries beyond a short palette are a grey ramp, as Pillow leaves them.
  const palette = Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));
  let hasPalette = false;
  let orientation: Orientation = 1;
  const parts: Uint8Array[] = [];
  let position = 8;
  for (;;) {
    if (position + 12 > bytes.byteLength) {
      if (parts.length > 0) break;
      throw new ImageDecodeError("the PNG is truncated: it ends before its pixels");
    }
    const length = view.getUint32(position);
    const type = String.fromCharCode(...bytes.subarray(position + 4, position + 8));
    const end = position + 8 + length;
    if (end + 4 > bytes.byteLength && type !== "IDAT")
      throw new ImageDecodeError(`the PNG is truncated in its ${type} chunk`);
    const body = bytes.subarray(position + 8, end);
    if (type === "IHDR") format = readHeader(body);
    else if (type === "PLTE") {
      palette.set(body.subarray(0, 768));
      hasPalette = true;
    } else if (type === "eXIf") orientation = readOrientation(body);
    else if (type === "IDAT") parts.push(body);
    else if (type === "IEND") break;
    if ((type === "IHDR" || type === "PLTE") && view.getUint32(end) !== crc32(bytes.subarray(position + 4, end))) {
      throw new ImageDecodeError(`the PNG is damaged: its ${type} chunk does not have its checksum`);
    }
    position = end + 4;
  }
  if (!format) throw new ImageDecodeError("the PNG has no header chunk");
  if (parts.length === 0) throw new ImageDecodeError("the PNG has no pixel data");
  if (format.colorType === 3 && !hasPalette)
    throw new ImageDecodeError("the PNG has no palette, though its pixels need one");
  return { format, palette, compressed: joined(parts), orientation };
}

function readHeader(body: Uint8Array): PngFormat {
  if (body.byteLength < 13) throw new ImageDecodeError("the PNG header is too short");
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const depth = view.getUint8(8);
  const colorType = view.getUint8(9);
  const channels = CHANNELS.get(colorType);
  if (channels === undefined || !DEPTHS.get(colorType)?.includes(depth)) {
    throw new ImageDecodeError(
      `the PNG header names colour type ${colorType} with ${depth} bits, which does not exist`,
    );
  }
  if (view.getUint8(10) !== 0 || view.getUint8(11) !== 0 || view.getUint8(12) > 1) {
    throw new ImageDecodeError("the PNG header names an unknown compression, filter or interlace method");
  }
  checkSize(width, height);
  return { width, height, depth, colorType, channels, interlaced: view.getUint8(12) === 1 };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.byteLength;
  }
  return whole;
}

/** Spreads one unfiltered row of a pass over the picture's RGB. */
function writeRow(
  row: Uint8Array,
  data: Uint8Array,
  { width, depth, colorType, channels }: PngFormat,
  palette: Uint8Array,
  pass: { readonly x: number; readonly stepX: number; readonly columns: number },
  y: number,
): void {
  const step = pass.stepX * 3;
  let to = (y * width + pass.x) * 3;
  if (depth < 8) {
    const mask = (1 << depth) - 1;
    const spread = 255 / mask;
    for (let i = 0; i < pass.columns; i++, to += step) {
      const bit = i * depth;
      const value = ((row[bit >> 3] as number) >> (8 - depth - (bit & 7))) & mask;
      if (colorType === 3) data.set(palette.subarray(value * 3, value * 3 + 3), to);
      else data.fill(value * spread, to, to + 3);
    }
    return;
  }
  const sampleBytes = depth / 8;
  const pixelBytes = channels * sampleBytes;
  const isColour = channels >= 3;
  for (let i = 0, from = 0; i < pass.columns; i++, from += pixelBytes, to += step) {
    const value = row[from] as number;
    if (colorType === 3) {
      data[to] = palette[value * 3] as number;
      data[to + 1] = palette[value * 3 + 1] as number;
      data[to + 2] = palette[value * 3 + 2] as number;
    } else {
      data[to] = value;
      data[to + 1] = isColour ? (row[from + sampleBytes] as number) : value;
      data[to + 2] = isColour ? (row[from + 2 * sampleBytes] as number) : value;
    }
  }
}
