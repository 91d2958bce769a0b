import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPublicPhotos } from "../photos/course-images.ts";

const types: Record<string, string> = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };
const notFound = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });

/**
 * A photo of the splits that a browser may read. Only what the manifest lists under exactly this path is served, so
 * neither the server's split nor any other file can be named, however the path is spelled.
 */
export async function servePhoto(segments: readonly string[], request: Request): Promise<Response> {
  const [courseSlug = "", ...rest] = segments;
  const photos = await readPublicPhotos(courseSlug);
  const photo = photos?.byPath.get(rest.join("/"));
  const type = photo && types[photo.path.slice(photo.path.lastIndexOf(".") + 1)];
  if (!photos || !photo || !type) return notFound();
  const version = new URL(request.url).searchParams.get("v");
  const etag = `"${photo.sha256.slice(0, 32)}"`;
  const headers = {
    "content-type": type,
    etag,
    // The address holds the hash: what it names never changes.
    "cache-control": version === photo.sha256.slice(0, 8) ? "public, max-age=31536000, immutable" : "public, no-cache",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  try {
    return new Response(new Uint8Array(await readFile(join(photos.folder, photo.path))), { headers });
  } catch {
    return notFound();
  }
}
