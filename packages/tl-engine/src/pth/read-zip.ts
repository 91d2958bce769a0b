import { crc32, inflateRawSync } from "node:zlib";
import { ByteCursor } from "./byte-cursor.ts";
import { refuse } from "./weights-file-error.ts";

export interface ZipEntry {
  /** Reads and checks its bytes; a view of the file where they are stored as they are. */
  read(): Uint8Array;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const IN_64 = 0xffffffff;
const MAX_ENTRIES = 100_000;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.byteLength > 4 && new ByteCursor(bytes).u32() === LOCAL_ENTRY;

/**
 * The entries of a zip archive by name, zip64 too. PyTorch stores tensors uncompressed.
 * @throws WeightsFileError when it is damaged.
 * Source: PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.3.
 */
export function readZip(bytes: Uint8Array): Map<string, ZipEntry> {
  const { count, offset } = findDirectory(bytes);
  if (count > MAX_ENTRIES) refuse(`its archive speaks of ${count} entries`);
  const entries = new Map<string, ZipEntry>();
  const cursor = new ByteCursor(bytes, offset);
  for (let i = 0; i < count; i++) {
    if (cursor.u32() !== DIRECTORY_ENTRY) refuse("its archive's directory is damaged");
    cursor.skip(6);
    const method = cursor.u16();
    cursor.skip(4);
    const checksum = cursor.u32();
    const sizes = { packed: cursor.u32(), plain: cursor.u32() };
    const [nameLength, extraLength, commentLength] = [cursor.u16(), cursor.u16(), cursor.u16()];
    cursor.skip(8);
    let local = cursor.u32();
    const name = cursor.text(nameLength);
    const extra = new ByteCursor(cursor.bytes(extraLength));
    while (extra.position + 4 <= extraLength) {
      const [id, length] = [extra.u16(), extra.u16()];
      const end = extra.position + length;
      if (id === 1) {
        // Only those that did not fit stand here, in this order.
        if (sizes.plain === IN_64) sizes.plain = extra.u64();
        if (sizes.packed === IN_64) sizes.packed = extra.u64();
        if (local === IN_64) local = extra.u64();
      }
      extra.position = end;
    }
    cursor.skip(commentLength);
    entries.set(name, { read: () => readEntry(bytes, name, { method, checksum, local, ...sizes }) });
  }
  return entries;
}

function findDirectory(bytes: Uint8Array): { count: number; offset: number } {
  // The end record is the last thing but for a comment of at most 65,535 bytes.
  const first = Math.max(0, bytes.byteLength - 22 - 65_535);
  for (let at = bytes.byteLength - 22; at >= first; at--) {
    const cursor = new ByteCursor(bytes, at);
    if (cursor.u32() !== END) continue;
    cursor.skip(6);
    const count = cursor.u16();
    cursor.skip(4);
    const offset = cursor.u32();
    if (count !== 0xffff && offset !== IN_64) return { count, offset };
    return findDirectory64(bytes, at - 20);
  }
  return refuse("it begins like a zip archive, but the archive's end is missing: it was cut off");
}

function findDirectory64(bytes: Uint8Array, locatorAt: number): { count: number; offset: number } {
  const locator = new ByteCursor(bytes, locatorAt);
  if (locator.u32() !== END_64_LOCATOR) refuse("its archive's directory is damaged");
  locator.skip(4);
  const cursor = new ByteCursor(bytes, locator.u64());
  if (cursor.u32() !== END_64) refuse("its archive's directory is damaged");
  cursor.skip(28);
  const count = cursor.u64();
  cursor.skip(8);
  return { count, offset: cursor.u64() };
}

function readEntry(
  bytes: Uint8Array,
  name: string,
  at: { method: number; checksum: number; local: number; packed: number; plain: number },
): Uint8Array {
  const cursor = new ByteCursor(bytes, at.local);
  if (cursor.u32() !== LOCAL_ENTRY) refuse(`its archive's entry ${name} is damaged`);
  cursor.skip(22);
  const [nameLength, extraLength] = [cursor.u16(), cursor.u16()];
  cursor.skip(nameLength + extraLength);
  const packed = cursor.bytes(at.packed);
  const plain = unpack(packed, name, at);
  if (plain.byteLength !== at.plain || crc32(plain) !== at.checksum) {
    refuse(`its archive's entry ${name} does not have the checksum that it was written with: it is damaged`);
  }
  return plain;
}

function unpack(packed: Uint8Array, name: string, { method, plain }: { method: number; plain: number }): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) return refuse(`its archive's entry ${name} is packed by method ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: plain });
  } catch (cause) {
    return refuse(`its archive's entry ${name} can't be unpacked`, cause);
  }
}
