import { zlibSync } from "fflate";
import { crc32 } from "../decode/checksums.ts";
import { PictureError } from "../errors.ts";
import { CHANNELS, type Picture } from "../pixels.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Colour types of the PNG specification. */
const COLOR_TYPES = { "1": 0, L: 0, I: 0, RGB: 2, P: 3, LA: 4, RGBA: 6 } as const;

/**
 * Writes a picture as a PNG in its own mode: "1" with one bit a pixel, "I" with 16.
 * Each row takes whichever of the five filters leaves the smallest sum of absolute differences.
 * @param picture borrowed.
 * @throws PictureError `image-unsupported` for a mode that PNG has not.
 * Source: PNG specification, third edition (W3C), §§9, 11, 12.7.
 */
export function encodePng(picture: Picture): Uint8Array<ArrayBuffer> {
  const { mode, width, height } = picture;
  if (mode === "CMYK" || mode === "HSV") {
    throw new PictureError(`cannot write mode ${mode} as PNG`, { code: "image-unsupported" });
  }
  const depth = mode === "1" ? 1 : mode === "I" ? 16 : 8;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, COLOR_TYPES[mode]], 8);
  const chunks = [chunk("IHDR", header)];
  if (picture.mode === "P") {
    chunks.push(chunk("PLTE", picture.palette ?? greyRamp()));
    if (picture.paletteAlpha?.some((alpha) => alpha < 255)) chunks.push(chunk("tRNS", picture.paletteAlpha));
  }
  const back = mode === "I" ? 2 : mode === "1" ? 1 : CHANNELS[mode];
  // Differences between indices or bits mean nothing, so those rows are stored as they are.
  const isSmooth = mode !== "P" && mode !== "1";
  chunks.push(chunk("IDAT", zlibSync(filteredRows(packedRows(picture), height, back, isSmooth))));
  chunks.push(chunk("IEND", new Uint8Array()));
  return joined([Uint8Array.from(SIGNATURE), ...chunks]);
}

function greyRamp(): Uint8Array {
  return Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));
}

/** Rows as PNG packs them: eight pixels to a byte, or two bytes to a pixel, the higher first. */
function packedRows(picture: Picture): Uint8Array {
  const { width, height } = picture;
  if (picture.mode === "I") {
    const rows = new Uint8Array(width * height * 2);
    for (const [i, value] of picture.data.entries()) {
      const sample = Math.min(65535, Math.max(0, value));
      rows[2 * i] = sample >> 8;
      rows[2 * i + 1] = sample;
    }
    return rows;
  }
  if (picture.mode !== "1") return picture.data;
  const rowBytes = Math.ceil(width / 8);
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * rowBytes + (x >> 3);
      if (picture.data[y * width + x] !== 0) rows[at] = (rows[at] as number) | (0x80 >> (x & 7));
    }
  }
  return rows;
}

function filteredRows(rows: Uint8Array, height: number, back: number, isSmooth: boolean): Uint8Array {
  const length = rows.length / height;
  const out = new Uint8Array(height * (length + 1));
  const tried = Array.from({ length: 5 }, () => new Uint8Array(length));
  let above: Uint8Array = new Uint8Array(length);
  for (let y = 0; y < height; y++) {
    const row = rows.subarray(y * length, (y + 1) * length);
    let best = 0;
    if (isSmooth) {
      tryFilters(row, above, back, tried);
      const costs = tried.map(cost);
      best = costs.indexOf(Math.min(...costs));
    }
    out[y * (length + 1)] = best;
    out.set(isSmooth ? (tried[best] as Uint8Array) : row, y * (length + 1) + 1);
    above = row;
  }
  return out;
}

/** What none, sub, up, average and Paeth leave of a row. */
function tryFilters(row: Uint8Array, above: Uint8Array, back: number, tried: readonly Uint8Array[]): void {
  const [none, sub, up, average, paeth] = tried as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  none.set(row);
  for (let i = 0; i < row.length; i++) {
    const value = row[i] as number;
    const left = i < back ? 0 : (row[i - back] as number);
    const top = above[i] as number;
    const corner = i < back ? 0 : (above[i - back] as number);
    sub[i] = value - left;
    up[i] = value - top;
    average[i] = value - ((left + top) >> 1);
    const toLeft = Math.abs(top - corner);
    const toTop = Math.abs(left - corner);
    const toCorner = Math.abs(left + top - 2 * corner);
    const nearest = toLeft <= toTop && toLeft <= toCorner ? left : toTop <= toCorner ? top : corner;
    paeth[i] = value - nearest;
  }
}

/** Sum of the differences' sizes, read as signed bytes. */
function cost(row: Uint8Array): number {
  let sum = 0;
  for (const byte of row) sum += byte < 128 ? byte : 256 - byte;
  return sum;
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(body, 8);
  view.setUint32(body.length + 8, crc32(bytes.subarray(4, body.length + 8)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
