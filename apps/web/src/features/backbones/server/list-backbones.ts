import type { BackboneList, BackboneView } from "@thaw/contracts/backbones";
import type { Database } from "@thaw/db/client";
import { type BackboneManifest, weightsFileName } from "@thaw/tl-engine/registry/backbone-manifest";
import type { SessionViewer } from "#platform/session.ts";
import { assertMayUseBackbones, readAddedBackbones, readShippedBackbones } from "./find-backbones.ts";

/** @throws DomainError `unauthenticated`. */
export async function listSiteBackbones(
  { viewer }: { viewer: SessionViewer | null },
  { db }: { db: Database },
): Promise<BackboneList> {
  await assertMayUseBackbones(viewer, db);
  const [shipped, added] = await Promise.all([readShippedBackbones(), readAddedBackbones()]);
  return {
    backbones: [
      ...shipped.map((manifest) => present(manifest, "shipped", `/generated/${manifest.file}`)),
      ...added.map(({ manifest }) =>
        present(manifest, "added", `/api/v1/backbones/${manifest.id}/weights/${manifest.sha256}`),
      ),
    ],
  };
}

function present(manifest: BackboneManifest, origin: BackboneView["origin"], url: string): BackboneView {
  const { manifestVersion, file, bytes, seed, sha256, sourceSha256, ...facts } = manifest;
  const name = weightsFileName(manifest);
  return { ...facts, origin, weights: file && name && sha256 ? { name, url, bytes, sha256 } : null };
}
