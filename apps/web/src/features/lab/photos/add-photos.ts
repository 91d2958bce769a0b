import { type ImageFormat, sniffFormat } from "@thaw/images/decode/sniff-format";
import { hashPhoto } from "./hash-photo.ts";
import { addOwnPhoto, ensureOwnClass, FullSetError } from "./own-photo-store.ts";
import { cleanName, ownLimits } from "./own-photo-types.ts";
import { type FoundFile, filesOfZip, isZip, ZipError } from "./walk-files.ts";
import { readSetManifest } from "./zip-own-set.ts";

export type SkipCause =
  | "duplicate"
  | "too-large"
  | "empty"
  | "heic"
  | "format"
  | "damaged"
  | "zip"
  | "classes-full"
  | "photos-full"
  | "no-room"
  | "unreadable";

export interface SkippedFile {
  name: string;
  cause: SkipCause;
  /** The class that has it, of a duplicate; the format, of one that can't be read. */
  detail?: string;
}

export interface AddReport {
  added: number;
  skipped: SkippedFile[];
}

/** What of a picture is worth keeping beside it: that it can be read, and a small one to draw. */
export type PicturePreview = (blob: Blob, sha256: string) => Promise<Blob | null>;

export interface AddOptions {
  owner: string;
  /** The class for all of them; null: each goes by its folder, or to the class named `unsorted`. */
  classId: string | null;
  unsorted: string;
  preview: PicturePreview;
  onProgress?: (report: AddReport) => void;
  signal?: AbortSignal;
}

const typeOf: Partial<Record<ImageFormat, string>> = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" };

/**
 * Adds files to the learner's set, one after the other, so that memory holds one at a time. A bad one is named with its
 * cause and skipped; a device without room ends the work, and what was kept stays.
 */
export async function addPhotos(files: readonly FoundFile[], options: AddOptions): Promise<AddReport> {
  const report: AddReport = { added: 0, skipped: [] };
  for (const found of files) {
    if (!isZip(found.file)) {
      if (!(await addOne(found, options, report))) return report;
      continue;
    }
    try {
      let names: Map<string, string> | null = null;
      for await (const inside of filesOfZip(found.file)) {
        if (inside.file.name === "manifest.json") {
          names = readSetManifest(await inside.file.text());
          await makeClasses([...(names?.values() ?? [])], options);
          continue;
        }
        const folder = names?.get(inside.folder ?? "") ?? inside.folder;
        if (!(await addOne({ file: inside.file, folder }, options, report))) return report;
      }
    } catch (error) {
      if (!(error instanceof ZipError)) throw error;
      report.skipped.push({ name: found.file.name, cause: "zip" });
    }
  }
  return report;
}

/** The classes of a set that comes back, those without photos too, in the order that they had. */
async function makeClasses(names: readonly string[], { owner, classId }: AddOptions): Promise<void> {
  if (classId !== null) return;
  try {
    for (const name of names) await ensureOwnClass(owner, name);
  } catch (error) {
    // The photos for which there is no class are named one by one.
    if (!(error instanceof FullSetError)) throw error;
  }
}

/** @returns whether to go on. */
async function addOne({ file, folder }: FoundFile, options: AddOptions, report: AddReport): Promise<boolean> {
  if (options.signal?.aborted) return false;
  const skip = (cause: SkipCause, detail?: string) =>
    report.skipped.push({ name: file.name, cause, ...(detail ? { detail } : {}) });
  try {
    const read = await readPhoto(file, options.preview);
    if ("cause" in read) skip(read.cause, read.detail);
    else {
      const classId =
        options.classId ?? (await ensureOwnClass(options.owner, cleanName(folder ?? "") || options.unsorted)).id;
      const known = await addOwnPhoto(options.owner, { ...read, classId, name: file.name });
      if (known) skip("duplicate", known.name);
      else report.added += 1;
    }
  } catch (error) {
    if (error instanceof FullSetError) skip(error.limit === "classes" ? "classes-full" : "photos-full");
    else if (error instanceof DOMException && error.name === "QuotaExceededError") skip("no-room");
    else throw error;
    // A set without room for one more photo has none for the next.
    if (!(error instanceof FullSetError && error.limit === "classes")) return false;
  } finally {
    options.onProgress?.({ added: report.added, skipped: [...report.skipped] });
  }
  return true;
}

type ReadPhoto = { sha256: string; type: string; blob: Blob; thumbnail: Blob | null };

async function readPhoto(file: File, preview: PicturePreview): Promise<ReadPhoto | Omit<SkippedFile, "name">> {
  if (file.size > ownLimits.fileBytes) return { cause: "too-large" };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { cause: "unreadable" };
  }
  const format = sniffFormat(bytes);
  if (format === "empty") return { cause: "empty" };
  if (format === "HEIC or AVIF") return { cause: "heic" };
  const type = typeOf[format];
  if (!type) return { cause: "format", detail: format === "unknown" ? undefined : format };
  // A copy of the bytes: a file on disk may be changed or taken away later.
  const blob = new Blob([bytes], { type });
  try {
    const sha256 = await hashPhoto(bytes);
    return { sha256, type, blob, thumbnail: await preview(blob, sha256) };
  } catch {
    return { cause: "damaged" };
  }
}
