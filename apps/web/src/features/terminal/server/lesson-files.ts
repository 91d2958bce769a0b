import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { PhotoSplit } from "@thaw/contracts/lab";
import type { LessonFiles } from "@thaw/contracts/lesson-files";
import { type PublicPhotos, readPublicPhotos } from "#features/lab/photos/course-images.ts";
import { DomainError } from "#platform/domain-error.ts";

const splits: readonly PhotoSplit[] = ["train", "test"];

interface Listing {
  photos: PublicPhotos;
  files: LessonFiles;
}

const cache = new WeakMap<PublicPhotos, Promise<Listing>>();

/**
 * Where each photo lies in its split's archive. The splits are those that a browser may read: what the server scores
 * with is neither listed nor in an archive.
 */
async function list(set: string, photos: PublicPhotos): Promise<Listing> {
  const files: LessonFiles["files"] = [];
  const lengths = splits.map(() => 0);
  for (const photo of photos.byPath.values()) {
    const archive = splits.indexOf(photo.split);
    const start = lengths[archive] ?? 0;
    const { size } = await stat(join(photos.folder, photo.path));
    files.push({ path: photo.path, archive, start, end: start + size, sha256: photo.sha256 });
    lengths[archive] = start + size;
  }
  const version = photos.dataSha256.slice(0, 16);
  const archives = splits.map((name, index) => ({
    name,
    url: `/photos/${set}/${name}.bin?v=${version}`,
    bytes: lengths[index] ?? 0,
  }));
  return { photos, files: { set, sha256: photos.dataSha256, archives, files } };
}

async function findListing(set: string): Promise<Listing | null> {
  const photos = await readPublicPhotos(set);
  if (!photos) return null;
  let listing = cache.get(photos);
  if (!listing) {
    listing = list(set, photos);
    cache.set(photos, listing);
    listing.catch(() => cache.delete(photos));
  }
  return listing;
}

/**
 * The files that `<Terminal files="…">` may read.
 * @throws DomainError `not-found` for a course without photos.
 */
export async function readLessonFiles(set: string): Promise<LessonFiles> {
  const listing = await findListing(set);
  if (!listing) throw new DomainError("not-found", { message: `files ${set}` });
  return listing.files;
}

/** An archive as a stream; null when the address names none. */
export async function serveLessonArchive(set: string, file: string, request: Request): Promise<Response | null> {
  const index = splits.findIndex((split) => file === `${split}.bin`);
  const listing = index < 0 ? null : await findListing(set);
  const archive = listing?.files.archives[index];
  if (!listing || !archive) return null;
  const etag = `"${listing.files.sha256.slice(0, 32)}-${archive.name}"`;
  const versioned = new URL(request.url).searchParams.get("v") === listing.files.sha256.slice(0, 16);
  const headers = {
    "content-type": "application/octet-stream",
    etag,
    // The address holds the hash: what it names never changes.
    "cache-control": versioned ? "public, max-age=31536000, immutable" : "public, no-cache",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const files = listing.files.files.filter((one) => one.archive === index);
  return new Response(readInTurn(listing.photos.folder, files), {
    headers: { ...headers, "content-length": String(archive.bytes) },
  });
}

/** One photo after another, each read when the one before has been taken. */
function readInTurn(folder: string, files: LessonFiles["files"]): ReadableStream<Uint8Array> {
  const left = files.values();
  return new ReadableStream({
    async pull(controller) {
      const { value } = left.next();
      if (!value) return controller.close();
      const file = await open(join(folder, value.path));
      try {
        const bytes = new Uint8Array(await file.readFile());
        // Its place in the archive is told already: a photo that changed meanwhile would shift all that follow.
        if (bytes.byteLength !== value.end - value.start) throw new Error(`${value.path} changed while it was sent`);
        controller.enqueue(bytes);
      } finally {
        await file.close();
      }
    },
  });
}
