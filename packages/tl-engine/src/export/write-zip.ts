import { crc32 } from "./crc32.ts";

export interface ZipPart {
  readonly name: string;
  /** Borrowed. */
  readonly bytes: Uint8Array;
}

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** PyTorch pads with a field of this id, `FB`; readers skip a field that they don't know. */
const PADDING_ID = 0x4246;
/** 1980-01-01, the earliest date that the format has: the same parts give the same bytes. */
const DATE = 0x21;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/**
 * A zip archive whose files are stored as they are.
 * @param alignment every file's bytes begin at a multiple of it; PyTorch maps tensors from multiples of 64.
 * @throws RangeError beyond what the format without its 64-bit extension holds.
 * Source: PKWARE's APPNOTE, §4.3 and §4.5.
 */
export function writeZip(parts: readonly ZipPart[], alignment = 1): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  let offset = 0;
  const entries = parts.map(({ name, bytes }) => {
    const nameBytes = encoder.encode(name);
    const start = offset + LOCAL_BYTES + nameBytes.byteLength;
    let padding = (alignment - (start % alignment)) % alignment;
    // A field takes four bytes before its first own.
    while (padding > 0 && padding < 4) padding += alignment;
    const entry = { nameBytes, bytes, padding, offset, crc: crc32(bytes) };
    offset = start + padding + bytes.byteLength;
    return entry;
  });
  const directoryBytes = entries.reduce((sum, { nameBytes }) => sum + CENTRAL_BYTES + nameBytes.byteLength, 0);
  const total = offset + directoryBytes + END_BYTES;
  if (total > 0xffffffff || entries.length > 0xffff) throw new RangeError(`a zip archive of ${total} bytes`);
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  let at = offset;
  for (const { nameBytes, bytes, padding, offset: start, crc } of entries) {
    view.setUint32(start, 0x04034b50, true);
    writeCommon(view, start + 4, { crc, size: bytes.byteLength, nameLength: nameBytes.byteLength, padding });
    file.set(nameBytes, start + LOCAL_BYTES);
    const extra = start + LOCAL_BYTES + nameBytes.byteLength;
    if (padding > 0) {
      view.setUint16(extra, PADDING_ID, true);
      view.setUint16(extra + 2, padding - 4, true);
    }
    file.set(bytes, extra + padding);

    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, { crc, size: bytes.byteLength, nameLength: nameBytes.byteLength, padding: 0 });
    view.setUint32(at + 42, start, true);
    file.set(nameBytes, at + CENTRAL_BYTES);
    at += CENTRAL_BYTES + nameBytes.byteLength;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, directoryBytes, true);
  view.setUint32(at + 16, offset, true);
  return file;
}

interface Common {
  readonly crc: number;
  readonly size: number;
  readonly nameLength: number;
  readonly padding: number;
}

/** The 26 bytes that a file's own header and the directory share, from the version needed on. */
function writeCommon(view: DataView, at: number, { crc, size, nameLength, padding }: Common): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, FLAGS, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameLength, true);
  view.setUint16(at + 24, padding, true);
}
