import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type PhotoSplit, photoPathSchema, sha256Schema } from "@thaw/contracts/lab";
import { z } from "zod";
import { repositoryRoot } from "#platform/repository-root.ts";

/** `courses/<slug>/images`. */
export const courseImagesFolder = (courseSlug: string): string =>
  join(/* turbopackIgnore: true */ repositoryRoot(), "courses", courseSlug, "images");

/** A photo that a browser may read. */
export interface PublicPhoto {
  /** `split/class/file` below the images folder. */
  path: string;
  split: PhotoSplit;
  class: string;
  sha256: string;
}

export interface PublicPhotos {
  folder: string;
  byPath: ReadonlyMap<string, PublicPhoto>;
  /** sha256 over the sorted lines `path sha256`: the identity of the data. */
  dataSha256: string;
}

/** The manifest names every photo with its hash; the server's split is in it too and is left out here. */
const manifestSchema = z.object({
  files: z.array(z.object({ path: z.string(), sha256: sha256Schema })),
});

/** @returns the photos of train and test, in the order of their paths. */
function publicPhotosOf(manifest: unknown): PublicPhoto[] {
  const { files } = manifestSchema.parse(manifest);
  return files
    .filter(({ path }) => photoPathSchema.safeParse(path).success)
    .map(({ path, sha256 }) => {
      const [split = "", className = ""] = path.split("/");
      return { path, split: split as PhotoSplit, class: className, sha256 };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @param photos in any order. @returns 64 hexadecimal digits. */
export function hashOfPhotos(photos: readonly { path: string; sha256: string }[]): string {
  const lines = photos.map(({ path, sha256 }) => `${path} ${sha256}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
}

const cache = new Map<string, { changedAt: number; photos: PublicPhotos }>();

/**
 * A course's photos as its manifest lists them; read again when the manifest changed.
 * @returns null when the course has none.
 */
export async function readPublicPhotos(courseSlug: string): Promise<PublicPhotos | null> {
  if (!/^[a-z0-9-]+$/.test(courseSlug)) return null;
  const folder = courseImagesFolder(courseSlug);
  const manifestPath = join(folder, "manifest.json");
  let changedAt: number;
  try {
    changedAt = (await stat(manifestPath)).mtimeMs;
  } catch {
    return null;
  }
  const kept = cache.get(folder);
  if (kept?.changedAt === changedAt) return kept.photos;
  const photos = publicPhotosOf(JSON.parse(await readFile(manifestPath, "utf8")));
  const read = {
    folder,
    byPath: new Map(photos.map((photo) => [photo.path, photo])),
    dataSha256: hashOfPhotos(photos),
  };
  cache.set(folder, { changedAt, photos: read });
  return read;
}

export const photoUrl = (courseSlug: string, photo: Pick<PublicPhoto, "path" | "sha256">): string =>
  `/photos/${courseSlug}/${photo.path}?v=${photo.sha256.slice(0, 8)}`;
