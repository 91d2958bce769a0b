import { strToU8, Zip, ZipPassThrough } from "fflate";
import { cleanName, type OwnSet } from "./own-photo-types.ts";

/** What stands in a set's `manifest.json`: the classes in their order, with the folder that holds each. */
export interface SetManifest {
  format: "thaw-photos";
  version: 1;
  classes: { name: string; folder: string; photos: { file: string; sha256: string }[] }[];
}

const endingOf: Record<string, string> = { "image/png": "png", "image/webp": "webp" };

/** A folder's name that every system takes, and that no other class has. */
function folderFor(name: string, taken: Set<string>): string {
  const safe = name.replace(/[\\/:*?"<>|]/g, "_").replace(/^[\s.]+|[\s.]+$/g, "") || "class";
  let folder = safe;
  for (let n = 2; taken.has(folder.toLowerCase()); n++) folder = `${safe} ${n}`;
  taken.add(folder.toLowerCase());
  return folder;
}

/**
 * The labelled set as a zip: `manifest.json`, then a folder a class. Photos are stored as they are, one at a time, and
 * the page answers between them.
 */
export async function zipOwnSet(set: OwnSet): Promise<Blob> {
  const parts: BlobPart[] = [];
  let failure: unknown = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    // As a blob it leaves the page's memory: a set of phone photos is larger than that.
    else parts.push(new Blob([new Uint8Array(chunk)]));
  });
  const add = (path: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(path);
    zip.add(entry);
    entry.push(bytes, true);
    if (failure) throw failure;
  };
  const taken = new Set<string>();
  const classes = set.classes.map(({ id, name }) => ({
    name,
    folder: folderFor(name, taken),
    photos: set.photos
      .filter(({ classId }) => classId === id)
      .map((photo, at) => ({
        file: `${String(at + 1).padStart(4, "0")}.${endingOf[photo.type] ?? "jpg"}`,
        photo,
      })),
  }));
  const manifest: SetManifest = {
    format: "thaw-photos",
    version: 1,
    classes: classes.map(({ photos, ...entry }) => ({
      ...entry,
      photos: photos.map(({ file, photo }) => ({ file, sha256: photo.sha256 })),
    })),
  };
  add("manifest.json", strToU8(JSON.stringify(manifest, null, 2)));
  for (const { folder, photos } of classes) {
    for (const { file, photo } of photos) {
      add(`${folder}/${file}`, new Uint8Array(await photo.blob.arrayBuffer()));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  zip.end();
  if (failure) throw failure;
  return new Blob(parts, { type: "application/zip" });
}

/** The classes' names by folder, in their order, of a manifest that a zip brought; null where it is another kind of file. */
export function readSetManifest(text: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("classes" in value) || !Array.isArray(value.classes))
      return null;
    const names = new Map<string, string>();
    for (const entry of value.classes as unknown[]) {
      if (typeof entry !== "object" || entry === null || !("name" in entry) || !("folder" in entry)) return null;
      if (typeof entry.name !== "string" || typeof entry.folder !== "string") return null;
      const name = cleanName(entry.name);
      if (name) names.set(entry.folder, name);
    }
    return names;
  } catch {
    return null;
  }
}
