import { maxSnapshotHeaderBytes, type SnapshotView } from "@thaw/contracts/snapshot";
import type { Database } from "@thaw/db/client";
import {
  selectOptionalTensorSnapshot,
  selectOptionalTensorSnapshotData,
  selectOptionalTensorSnapshotPart,
} from "@thaw/db/tables/tensor-snapshot";
import { parseSafetensorsHeader, type SafetensorsHeader } from "@thaw/tl-engine/safetensors/parse-safetensors-header";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { presentSnapshot } from "./present-snapshot.ts";
import { type NpyTensor, writeNpy } from "./write-npy.ts";

interface SnapshotOfViewer {
  viewer: SessionViewer;
  id: string;
}

function found<T>(row: T | null, what: string): T {
  if (!row) throw new DomainError("not-found", { message: `snapshot ${what}` });
  return row;
}

/** @throws DomainError `not-found`, also for another's. */
export const readSnapshot = async ({ viewer, id }: SnapshotOfViewer, { db }: { db: Database }): Promise<SnapshotView> =>
  presentSnapshot(found(await selectOptionalTensorSnapshot(db, viewer.id, id), id));

/**
 * A snapshot with its file's header; its values stay where they are.
 * @throws DomainError `not-found`, also for another's.
 */
export async function readSnapshotDetail(
  { viewer, id }: SnapshotOfViewer,
  { db }: { db: Database },
): Promise<{ snapshot: SnapshotView; header: SafetensorsHeader }> {
  const snapshot = await readSnapshot({ viewer, id }, { db });
  const range = { start: 0, end: 8 + maxSnapshotHeaderBytes };
  const beginning = found(await selectOptionalTensorSnapshotPart(db, viewer.id, id, range), id);
  return { snapshot, header: parseSafetensorsHeader(beginning, undefined, snapshot.byteLength) };
}

/**
 * The values, as a safetensors file.
 * @throws DomainError `not-found`, also for another's.
 */
export const readSnapshotData = async (
  { viewer, ...which }: { viewer: SessionViewer } & ({ id: string } | { name: string }),
  { db }: { db: Database },
): Promise<{ name: string; data: Uint8Array<ArrayBuffer> }> =>
  found(await selectOptionalTensorSnapshotData(db, viewer.id, which), "id" in which ? which.id : "by name");

/**
 * One tensor as a .npy file.
 * @throws DomainError `not-found`, also for another's.
 */
export async function readSnapshotTensor(
  { viewer, id, tensor: wanted }: SnapshotOfViewer & { tensor: string },
  { db }: { db: Database },
): Promise<Uint8Array<ArrayBuffer>> {
  const { header } = await readSnapshotDetail({ viewer, id }, { db });
  const tensor: NpyTensor & { start: number; end: number } = found(
    header.tensors.find(({ name }) => name === wanted) ?? null,
    `${id}: tensor`,
  );
  return writeNpy(tensor, found(await selectOptionalTensorSnapshotPart(db, viewer.id, id, tensor), id));
}
