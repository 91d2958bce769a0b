import type { SnapshotView } from "@thaw/contracts/snapshot";
import type { Database } from "@thaw/db/client";
import { selectOptionalTensorSnapshot, selectOptionalTensorSnapshotData } from "@thaw/db/tables/tensor-snapshot";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { presentSnapshot } from "./present-snapshot.ts";

interface SnapshotOfViewer {
  viewer: SessionViewer;
  id: string;
}

/** @throws DomainError `not-found`, also for another's. */
export async function readSnapshot({ viewer, id }: SnapshotOfViewer, { db }: { db: Database }): Promise<SnapshotView> {
  const row = await selectOptionalTensorSnapshot(db, viewer.id, id);
  if (!row) throw new DomainError("not-found", { message: `snapshot ${id}` });
  return presentSnapshot(row);
}

/**
 * The values, as a safetensors file.
 * @throws DomainError `not-found`, also for another's.
 */
export async function readSnapshotData(
  { viewer, id }: SnapshotOfViewer,
  { db }: { db: Database },
): Promise<{ name: string; data: Uint8Array }> {
  const row = await selectOptionalTensorSnapshotData(db, viewer.id, id);
  if (!row) throw new DomainError("not-found", { message: `snapshot ${id}` });
  return row;
}
