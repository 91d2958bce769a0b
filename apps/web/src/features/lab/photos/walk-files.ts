import { Unzip, UnzipInflate } from "fflate";
import { ownLimits } from "./own-photo-types.ts";

/** A file on its way into the set, with the folder that it lay in; null where it lay in none. */
export interface FoundFile {
  file: File;
  folder: string | null;
}

/** Files that a system leaves in folders and zips, which no one meant to add. */
const isLitter = (path: string): boolean =>
  path
    .split("/")
    .some((part) => part.startsWith(".") || part === "__MACOSX" || part === "Thumbs.db" || part === "desktop.ini");

/** The last folder of a path: the class, as data sets are laid out. */
function folderOf(path: string): string | null {
  const parts = path.split("/").filter(Boolean);
  return parts.at(-2) ?? null;
}

/** Files of a picker; a folder's come with the path inside it. */
export function filesOfList(list: Iterable<File>): FoundFile[] {
  return [...list]
    .filter((file) => !isLitter(file.webkitRelativePath || file.name))
    .map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }));
}

/**
 * Files and folders that were dropped. The entries are taken before the first wait: after it the browser clears the list.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<FoundFile[]> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === "file" ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  if (entries.length === 0) return filesOfList(transfer.files);
  const found: FoundFile[] = [];
  for (const entry of entries) await walkEntry(entry, found);
  return found;
}

async function walkEntry(entry: FileSystemEntry, found: FoundFile[]): Promise<void> {
  if (isLitter(entry.name)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, folder: folderOf(entry.fullPath) });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives a hundred at a time, then none.
    const children = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (children.length === 0) return;
    for (const child of children) await walkEntry(child, found);
  }
}

export const isZip = (file: File): boolean =>
  /\.zip$/i.test(file.name) || file.type === "application/zip" || file.type === "application/x-zip-compressed";

const pieceBytes = 128 * 1024;
/** A zip's entries at most; a set holds fewer photos. */
const maxEntries = 10_000;

/** The zip can't be read as one. */
export class ZipError extends Error {
  override name = "ZipError";
}

/**
 * A zip's files one by one, as they are unpacked: neither the zip nor all its files are ever in memory at once. What
 * unpacks to more than a photo may have is cut off there, so that it is refused as too large.
 * @throws ZipError.
 */
export async function* filesOfZip(zip: File): AsyncGenerator<FoundFile> {
  const ready: FoundFile[] = [];
  let failure: unknown = null;
  let entries = 0;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > maxEntries || entry.name.endsWith("/") || isLitter(entry.name)) return;
    const chunks: BlobPart[] = [];
    let bytes = 0;
    entry.ondata = (error, chunk, final) => {
      if (error) failure = error;
      // One byte over the limit is enough to be refused; the rest of a bomb is dropped.
      if (chunk && bytes <= ownLimits.fileBytes) chunks.push(new Uint8Array(chunk));
      bytes += chunk?.length ?? 0;
      if (!final) return;
      const name = entry.name.split("/").at(-1) ?? entry.name;
      ready.push({ file: new File(chunks, name), folder: folderOf(entry.name) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const start = new Uint8Array(await zip.slice(0, 4).arrayBuffer());
  if (start[0] !== 0x50 || start[1] !== 0x4b) throw new ZipError("no zip");
  for (let at = 0; at < zip.size; at += pieceBytes) {
    const piece = new Uint8Array(await zip.slice(at, at + pieceBytes).arrayBuffer());
    try {
      unzip.push(piece, at + pieceBytes >= zip.size);
    } catch (cause) {
      failure = cause;
    }
    for (const found of ready.splice(0)) yield found;
    if (failure) throw new ZipError("a damaged zip", { cause: failure });
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
