import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@thaw/db/client";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { assertMayUseBackbones, readAddedBackbones } from "./find-backbones.ts";

/**
 * An added backbone's weights as a stream. The address names them by their hash, so a browser may keep them for good.
 * @throws DomainError `unauthenticated`, `not-found` also for weights that were replaced.
 */
export async function serveWeights(
  {
    viewer,
    id,
    sha256,
    ifNoneMatch,
  }: { viewer: SessionViewer | null; id: string; sha256: string; ifNoneMatch: string | null },
  { db }: { db: Database },
): Promise<Response> {
  await assertMayUseBackbones(viewer, db);
  const stored = (await readAddedBackbones()).find(({ manifest }) => manifest.id === id && manifest.sha256 === sha256);
  const missing = (): DomainError => new DomainError("not-found", { message: `weights ${id} ${sha256}` });
  if (!stored?.manifest.file) throw missing();
  const etag = `"${sha256.slice(0, 32)}"`;
  const headers = {
    "content-type": "application/octet-stream",
    etag,
    // Kept by the reader's browser alone: a shared cache does not ask who may have it.
    "cache-control": "private, max-age=31536000, immutable",
  };
  if (ifNoneMatch === etag) return new Response(null, { status: 304, headers });
  const file = await open(join(/* turbopackIgnore: true */ stored.folder, stored.manifest.file)).catch(() => null);
  if (!file) throw missing();
  const { size } = await file.stat();
  if (size !== stored.manifest.bytes) {
    await file.close();
    throw new Error(
      `${id}: its weights have ${size} bytes, not ${stored.manifest.bytes}; run the command "backbone verify"`,
    );
  }
  return new Response(readInPieces(file), { headers: { ...headers, "content-length": String(size) } });
}

const PIECE_BYTES = 1024 * 1024;

/** A piece is read when the one before was taken, so that a slow reader costs one piece of memory. */
function readInPieces(file: Awaited<ReturnType<typeof open>>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
      if (bytesRead > 0) return controller.enqueue(piece.subarray(0, bytesRead));
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  });
}
