import { unzlibSync } from "fflate";
import { messageOf, PictureError } from "../errors.ts";
import { convertMode } from "../modes/convert-mode.ts";
import { type ByteMode, CHANNELS, type DecodedPicture, type Orientation, type Picture } from "../pixels.ts";
import { checkSize } from "./check-size.ts";
import { adler32, crc32 } from "./checksums.ts";
import { adam7Passes, type PngFormat, type PngPass, passBytes, unfilterPass } from "./png-scanlines.ts";
import { readOrientation } from "./read-orientation.ts";

const MODES = { 2: "RGB", 3: "P", 4: "LA", 6: "RGBA" } as const;
const SAMPLES = new Map([
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
 * Decodes a PNG to the mode in which Pillow opens it: 1 bit of grey to "1", 16 bits of grey to "I", other 16 bits keep their
 * high byte, 2 and 4 bits of grey are spread over 0 to 255. Gamma, colour profiles and colours that stand for transparency are left alone.
 * @param bytes the file; borrowed.
 * @throws PictureError naming the cause.
 * Source: PNG specification, third edition (W3C), §§5, 7, 9, 11.
 */
export function decodePng(bytes: Uint8Array): DecodedPicture {
  const { format, palette, paletteAlpha, compressed, orientation } = readChunks(bytes);
  const { width, height } = format;
  const passes = adam7Passes(format);
  const expected = passes.reduce((sum, pass) => sum + passBytes(pass, format), 0);
  let inflated: Uint8Array;
  try {
    inflated = unzlibSync(compressed, { out: new Uint8Array(expected) });
  } catch (cause) {
    throw new PictureError(`the PNG's compressed data is damaged: ${messageOf(cause)}`, { cause });
  }
  if (inflated.length < expected) throw new PictureError("the PNG ends before its last row");
  // A flipped bit may inflate without complaint and show as noise; the stream's own sum tells.
  if (adler32(inflated) !== new DataView(compressed.buffer, compressed.byteOffset).getUint32(compressed.length - 4)) {
    throw new PictureError("the PNG is damaged: its pixels do not have the checksum they were written with");
  }
  const mode = modeOf(format);
  const data = mode === "I" ? new Int32Array(width * height) : new Uint8Array(width * height * CHANNELS[mode]);
  let position = 0;
  for (const pass of passes) {
    const length = passBytes(pass, format);
    const rows = inflated.subarray(position, position + length);
    unfilterPass(rows, pass, format, (row, y) => writeRow(row, data, format, pass, y));
    position += length;
  }
  if (data instanceof Int32Array) return { mode: "I", width, height, data, orientation };
  const picture = { mode: mode as ByteMode, width, height, data, ...(mode === "P" && { palette, paletteAlpha }) };
  // Pillow has no two-channel mode of 16 bits and opens those as colour.
  const isWidened = mode === "LA" && format.depth === 16;
  return { ...(isWidened ? convertMode(picture, "RGBA") : picture), orientation };
}

function modeOf({ colorType, depth }: PngFormat): Picture["mode"] {
  if (colorType === 0) return depth === 1 ? "1" : depth === 16 ? "I" : "L";
  return MODES[colorType as keyof typeof MODES];
}

interface PngParts {
  readonly format: PngFormat;
  /** uint8 [256, 3]. */
  readonly palette: Uint8Array;
  /** uint8 [256]. */
  readonly paletteAlpha: Uint8Array;
  readonly compressed: Uint8Array;
  readonly orientation: Orientation;
}

function readChunks(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: PngFormat | null = null;
  // Entries beyond a short palette are a grey ramp, as Pillow leaves them.
  const palette = Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));
  const paletteAlpha = new Uint8Array(256).fill(255);
  let hasPalette = false;
  let orientation: Orientation = 1;
  const parts: Uint8Array[] = [];
  let position = 8;
  for (;;) {
    if (position + 12 > bytes.byteLength) {
      if (parts.length > 0) break;
      throw new PictureError("the PNG is truncated: it ends before its pixels");
    }
    const length = view.getUint32(position);
    const type = String.fromCharCode(...bytes.subarray(position + 4, position + 8));
    const end = position + 8 + length;
    if (end + 4 > bytes.byteLength && type !== "IDAT")
      throw new PictureError(`the PNG is truncated in its ${type} chunk`);
    const body = bytes.subarray(position + 8, end);
    if (type === "IHDR") format = readHeader(body);
    else if (type === "PLTE") {
      palette.set(body.subarray(0, 768));
      hasPalette = true;
    } else if (type === "tRNS" && format?.colorType === 3) paletteAlpha.set(body.subarray(0, 256));
    else if (type === "eXIf") orientation = readOrientation(body);
    else if (type === "IDAT") parts.push(body);
    else if (type === "IEND") break;
    if ((type === "IHDR" || type === "PLTE") && view.getUint32(end) !== crc32(bytes.subarray(position + 4, end))) {
      throw new PictureError(`the PNG is damaged: its ${type} chunk does not have its checksum`);
    }
    position = end + 4;
  }
  if (!format) throw new PictureError("the PNG has no header chunk");
  if (parts.length === 0) throw new PictureError("the PNG has no pixel data");
  if (format.colorType === 3 && !hasPalette)
    throw new PictureError("the PNG has no palette, though its pixels need one");
  return { format, palette, paletteAlpha, compressed: joined(parts), orientation };
}

function readHeader(body: Uint8Array): PngFormat {
  if (body.byteLength < 13) throw new PictureError("the PNG header is too short");
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const depth = view.getUint8(8);
  const colorType = view.getUint8(9);
  const channels = SAMPLES.get(colorType);
  if (channels === undefined || !DEPTHS.get(colorType)?.includes(depth)) {
    throw new PictureError(`the PNG header names colour type ${colorType} with ${depth} bits, which does not exist`);
  }
  if (view.getUint8(10) !== 0 || view.getUint8(11) !== 0 || view.getUint8(12) > 1) {
    throw new PictureError("the PNG header names an unknown compression, filter or interlace method");
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

/** Puts one unfiltered row of a pass into the picture. */
function writeRow(
  row: Uint8Array,
  data: Uint8Array | Int32Array,
  { width, depth, colorType, channels }: PngFormat,
  pass: PngPass,
  y: number,
): void {
  const step = pass.stepX * channels;
  let to = (y * width + pass.x) * channels;
  if (depth < 8) {
    const mask = (1 << depth) - 1;
    const spread = colorType === 3 ? 1 : 255 / mask;
    for (let i = 0; i < pass.columns; i++, to += step) {
      const bit = i * depth;
      data[to] = (((row[bit >> 3] as number) >> (8 - depth - (bit & 7))) & mask) * spread;
    }
  } else if (data instanceof Int32Array) {
    for (let i = 0; i < pass.columns; i++, to += step) {
      data[to] = ((row[2 * i] as number) << 8) | (row[2 * i + 1] as number);
    }
  } else if (depth === 8 && pass.stepX === 1) {
    data.set(row, to);
  } else {
    const sampleBytes = depth / 8;
    for (let i = 0, from = 0; i < pass.columns; i++, to += step) {
      for (let c = 0; c < channels; c++, from += sampleBytes) data[to + c] = row[from] as number;
    }
  }
}
