import { PictureError } from "../errors.ts";
import type { BytePicture } from "../pixels.ts";
import { BitWriter, type HuffmanCodes, huffmanCodes } from "./bit-writer.ts";
import { forwardDct } from "./forward-dct.ts";
import {
  AC_TABLES,
  CHROMINANCE_STEPS,
  DC_TABLES,
  type HuffmanTable,
  LUMINANCE_STEPS,
  scaledSteps,
  ZIGZAG,
} from "./jpeg-tables.ts";

export interface JpegOptions {
  /** 1 to 100; 75 when left out, as Pillow's. */
  readonly quality?: number;
}

/** One plane of a picture, padded to whole blocks by its last column and row. */
interface Plane {
  /** float [blockRows · 8, blockColumns · 8], centred on 0. */
  readonly samples: Float32Array;
  readonly width: number;
  /** Blocks of it in a unit of the scan, along either side. */
  readonly sampling: 1 | 2;
  /** 0 luminance, 1 chrominance. */
  readonly table: 0 | 1;
}

/**
 * Writes a picture as a baseline JPEG (JFIF): grey, or YCbCr with chroma halved in both directions, with the tables and the
 * scale of `quality` that Pillow's encoder takes. Rounding differs from libjpeg's, so the bytes do, by a step here and there.
 * @param picture "L" or "RGB"; borrowed.
 * @throws PictureError `image-unsupported` for another mode; `image-decode` for a size or a quality that JPEG has not.
 * Source: ITU-T T.81; JFIF 1.02.
 */
export function encodeJpeg(picture: BytePicture, { quality = 75 }: JpegOptions = {}): Uint8Array<ArrayBuffer> {
  const { mode, width, height } = picture;
  if (mode !== "L" && mode !== "RGB") {
    throw new PictureError(`cannot write mode ${mode} as JPEG`, { code: "image-unsupported" });
  }
  if (width > 65535 || height > 65535) throw new PictureError("a JPEG has at most 65535 pixels a side");
  if (!(quality >= 1 && quality <= 100)) throw new PictureError("a JPEG's quality is a number from 1 to 100");
  const planes = mode === "L" ? [greyPlane(picture)] : colourPlanes(picture);
  const steps = [scaledSteps(LUMINANCE_STEPS, quality), scaledSteps(CHROMINANCE_STEPS, quality)] as const;
  const head = headerBytes(width, height, planes, steps);
  const scan = writeScan(planes, steps, width, height);
  const out = new Uint8Array(head.length + scan.length + 2);
  out.set(head);
  out.set(scan, head.length);
  out.set([0xff, 0xd9], head.length + scan.length);
  return out;
}

function greyPlane({ width, height, data }: BytePicture): Plane {
  const plane = emptyPlane(width, height, 1, 0, 8);
  fillPlane(plane, width, height, (x, y) => (data[y * width + x] as number) - 128);
  return plane;
}

function colourPlanes({ width, height, data }: BytePicture): Plane[] {
  const luma = emptyPlane(width, height, 2, 0, 16);
  const channel = (at: number, [r, g, b]: readonly [number, number, number]): number =>
    r * (data[at] as number) + g * (data[at + 1] as number) + b * (data[at + 2] as number);
  fillPlane(luma, width, height, (x, y) => Math.round(channel((y * width + x) * 3, [0.299, 0.587, 0.114])) - 128);
  const halfWidth = Math.ceil(width / 2);
  const halfHeight = Math.ceil(height / 2);
  const chroma = [
    [-0.168735892, -0.331264108, 0.5],
    [0.5, -0.418687589, -0.081312411],
  ] as const;
  const halved = chroma.map((weights) => {
    const plane = emptyPlane(halfWidth, halfHeight, 1, 1, 8);
    fillPlane(plane, halfWidth, halfHeight, (x, y) => {
      const right = Math.min(2 * x + 1, width - 1);
      const below = Math.min(2 * y + 1, height - 1);
      let sum = 0;
      for (const row of [2 * y, below]) {
        for (const column of [2 * x, right]) sum += Math.round(channel((row * width + column) * 3, weights));
      }
      return sum / 4;
    });
    return plane;
  });
  return [luma, ...halved];
}

function emptyPlane(width: number, height: number, sampling: 1 | 2, table: 0 | 1, multiple: 8 | 16): Plane {
  const padded = Math.ceil(width / multiple) * multiple;
  return {
    samples: new Float32Array(padded * Math.ceil(height / multiple) * multiple),
    width: padded,
    sampling,
    table,
  };
}

function fillPlane(plane: Plane, width: number, height: number, at: (x: number, y: number) => number): void {
  const rows = plane.samples.length / plane.width;
  for (let y = 0; y < rows; y++) {
    const row = y * plane.width;
    if (y >= height) {
      plane.samples.copyWithin(row, row - plane.width, row);
      continue;
    }
    for (let x = 0; x < width; x++) plane.samples[row + x] = at(x, y);
    plane.samples.fill(plane.samples[row + width - 1] as number, row + width, row + plane.width);
  }
}

function writeScan(planes: readonly Plane[], steps: readonly Uint8Array[], width: number, height: number): Uint8Array {
  const writer = new BitWriter();
  const dc = DC_TABLES.map(huffmanCodes);
  const ac = AC_TABLES.map(huffmanCodes);
  const previous = planes.map(() => 0);
  const unit = 8 * Math.max(...planes.map(({ sampling }) => sampling));
  const block = new Float64Array(64);
  const transformed = new Float64Array(64);
  const quantised = new Int32Array(64);
  for (let unitY = 0; unitY < Math.ceil(height / unit); unitY++) {
    for (let unitX = 0; unitX < Math.ceil(width / unit); unitX++) {
      for (const [p, { samples, width: rowLength, sampling, table }] of planes.entries()) {
        for (let part = 0; part < sampling * sampling; part++) {
          const left = (unitX * sampling + (part % sampling)) * 8;
          const top = (unitY * sampling + Math.floor(part / sampling)) * 8;
          for (let i = 0; i < 64; i++) block[i] = samples[(top + (i >> 3)) * rowLength + left + (i & 7)] as number;
          forwardDct(block, transformed);
          for (const [k, at] of ZIGZAG.entries()) {
            quantised[k] = Math.round((transformed[at] as number) / (steps[table]?.[at] as number));
          }
          const first = quantised[0] as number;
          writeBlock(
            writer,
            quantised,
            first - (previous[p] as number),
            dc[table] as HuffmanCodes,
            ac[table] as HuffmanCodes,
          );
          previous[p] = first;
        }
      }
    }
  }
  return writer.finish();
}

/** @param quantised 64 coefficients in zigzag order; the first is written as its difference from the block before. */
function writeBlock(
  writer: BitWriter,
  quantised: Int32Array,
  difference: number,
  dc: HuffmanCodes,
  ac: HuffmanCodes,
): void {
  writeValue(writer, dc, 0, difference);
  let zeros = 0;
  for (let k = 1; k < 64; k++) {
    const value = quantised[k] as number;
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) writer.write(ac.codes[0xf0] as number, ac.lengths[0xf0] as number);
    writeValue(writer, ac, zeros, value);
    zeros = 0;
  }
  if (zeros > 0) writer.write(ac.codes[0] as number, ac.lengths[0] as number);
}

/** A run of zeros and a value's size as a code, then the value's own bits, one less where it is negative. */
function writeValue(writer: BitWriter, { codes, lengths }: HuffmanCodes, zeros: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value));
  const symbol = (zeros << 4) | size;
  writer.write(codes[symbol] as number, lengths[symbol] as number);
  if (size > 0) writer.write(value < 0 ? value + (1 << size) - 1 : value, size);
}

function headerBytes(
  width: number,
  height: number,
  planes: readonly Plane[],
  steps: readonly Uint8Array[],
): Uint8Array {
  const tables = planes.length === 1 ? [0] : [0, 1];
  const word = (value: number) => [value >> 8, value & 0xff];
  const segment = (marker: number, body: readonly number[]) => [0xff, marker, ...word(body.length + 2), ...body];
  const huffman = (kind: number, at: number, { counts, symbols }: HuffmanTable) => [
    kind * 16 + at,
    ...counts,
    ...symbols,
  ];
  const frame = planes.flatMap(({ sampling, table }, p) => [p + 1, sampling * 17, table]);
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...tables.flatMap((at) => segment(0xdb, [at, ...ZIGZAG.map((k) => steps[at]?.[k] as number)])),
    ...segment(0xc0, [8, ...word(height), ...word(width), planes.length, ...frame]),
    ...tables.flatMap((at) => segment(0xc4, huffman(0, at, DC_TABLES[at] as HuffmanTable))),
    ...tables.flatMap((at) => segment(0xc4, huffman(1, at, AC_TABLES[at] as HuffmanTable))),
    ...segment(0xda, [planes.length, ...planes.flatMap(({ table }, p) => [p + 1, table * 17]), 0, 63, 0]),
  ]);
}
