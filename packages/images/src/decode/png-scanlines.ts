import { PictureError } from "../errors.ts";

export interface PngFormat {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colorType: number;
  readonly channels: number;
  readonly interlaced: boolean;
}

/** The pixels (x + i·stepX, y + j·stepY) that one pass of a PNG carries. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of a picture that hold pixels: one, or up to seven when it is interlaced. */
export function adam7Passes({ width, height, interlaced }: PngFormat): PngPass[] {
  if (!interlaced) return [{ x: 0, y: 0, stepX: 1, stepY: 1, columns: width, rows: height }];
  return ADAM7.map(([x, y, stepX, stepY]) => ({
    x,
    y,
    stepX,
    stepY,
    columns: Math.ceil((width - x) / stepX),
    rows: Math.ceil((height - y) / stepY),
  })).filter(({ columns, rows }) => columns > 0 && rows > 0);
}

function rowBytes({ columns }: PngPass, { depth, channels }: PngFormat): number {
  return Math.ceil((columns * depth * channels) / 8);
}

/** Bytes of a pass, a filter byte before each row. */
export function passBytes(pass: PngPass, format: PngFormat): number {
  return pass.rows * (1 + rowBytes(pass, format));
}

/**
 * Undoes the filters of a pass in place and hands out each row with its line number in the picture.
 * Source: PNG specification, §9.2.
 */
export function unfilterPass(
  bytes: Uint8Array,
  pass: PngPass,
  format: PngFormat,
  onRow: (row: Uint8Array, y: number) => void,
): void {
  const length = rowBytes(pass, format);
  const back = Math.max(1, (format.depth * format.channels) >> 3);
  let above: Uint8Array = new Uint8Array(length);
  for (let j = 0; j < pass.rows; j++) {
    const start = j * (length + 1);
    const row = bytes.subarray(start + 1, start + 1 + length);
    unfilterRow(bytes[start] as number, row, above, back);
    onRow(row, pass.y + j * pass.stepY);
    above = row;
  }
}

function unfilterRow(filter: number, row: Uint8Array, above: Uint8Array, back: number): void {
  const { length } = row;
  switch (filter) {
    case 0:
      return;
    case 1:
      for (let i = back; i < length; i++) row[i] = (row[i] as number) + (row[i - back] as number);
      return;
    case 2:
      for (let i = 0; i < length; i++) row[i] = (row[i] as number) + (above[i] as number);
      return;
    case 3:
      for (let i = 0; i < length; i++) {
        const left = i < back ? 0 : (row[i - back] as number);
        row[i] = (row[i] as number) + ((left + (above[i] as number)) >> 1);
      }
      return;
    case 4:
      for (let i = 0; i < length; i++) {
        const left = i < back ? 0 : (row[i - back] as number);
        const corner = i < back ? 0 : (above[i - back] as number);
        row[i] = (row[i] as number) + paeth(left, above[i] as number, corner);
      }
      return;
    default:
      throw new PictureError(`the PNG is damaged: a row has filter ${filter}`);
  }
}

/** Whichever of left, above and corner is nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
