import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { sha256Schema } from "@thaw/contracts/lab";
import { z } from "zod";
import { courseImagesFolder, hashOfPhotos } from "../../photos/course-images.ts";

/** A photo that only the server reads. It never becomes part of an answer, by path, by hash or by class. */
export interface ServerPhoto {
  /** Absolute. */
  file: string;
  class: string;
  sha256: string;
}

export interface ServerPhotos {
  photos: readonly ServerPhoto[];
  /** Over the sorted lines `path sha256`. */
  sha256: string;
}

const serverPath = /^server\/[a-z0-9_]+\/[a-z0-9][a-z0-9._-]*$/;
const manifestSchema = z.object({ files: z.array(z.object({ path: z.string(), sha256: sha256Schema })) });

const kept = new Map<string, { changedAt: number; read: ServerPhotos }>();

/**
 * The photos that a course keeps for grading, in the order of their paths; read again when the manifest changed.
 * @returns null where it has none.
 */
export async function readServerPhotos(courseSlug: string): Promise<ServerPhotos | null> {
  const folder = courseImagesFolder(courseSlug);
  const manifest = join(/* turbopackIgnore: true */ folder, "manifest.json");
  let changedAt: number;
  try {
    changedAt = (await stat(manifest)).mtimeMs;
  } catch {
    return null;
  }
  const before = kept.get(folder);
  if (before?.changedAt === changedAt) return before.read;
  const { files } = manifestSchema.parse(JSON.parse(await readFile(manifest, "utf8")));
  const listed = files.filter(({ path }) => serverPath.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  if (listed.length === 0) return null;
  const photos = listed.map(({ path, sha256 }) => ({
    file: join(/* turbopackIgnore: true */ folder, path),
    class: path.split("/")[1] ?? "",
    sha256,
  }));
  const read = { photos, sha256: hashOfPhotos(listed) };
  kept.set(folder, { changedAt, read });
  return read;
}
