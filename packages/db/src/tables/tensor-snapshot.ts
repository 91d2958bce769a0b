import type { SnapshotTensor } from "@thaw/contracts/snapshot";
import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export interface TensorSnapshotRow {
  id: string;
  name: string;
  experimentId: string | null;
  tensors: SnapshotTensor[];
  byteLength: number;
  createdAt: Date;
}

const columns = { id: true, name: true, experimentId: true, tensors: true, byteLength: true, createdAt: true } as const;
const toSnapshot = (row: Omit<TensorSnapshotRow, "tensors"> & { tensors: unknown }): TensorSnapshotRow => ({
  ...row,
  tensors: row.tensors as SnapshotTensor[],
});

export async function insertTensorSnapshot(
  db: Database,
  snapshot: Omit<TensorSnapshotRow, "id"> & { userId: string; data: Uint8Array; idempotencyKey: string },
): Promise<TensorSnapshotRow> {
  const row = await db.tensorSnapshot.create({
    data: {
      ...snapshot,
      tensors: snapshot.tensors as unknown as Prisma.InputJsonArray,
      data: new Uint8Array(snapshot.data),
    },
    select: columns,
  });
  return toSnapshot(row);
}

/** How many snapshots a learner keeps, and how many bytes they take. */
export async function selectTensorSnapshotUsage(
  db: Database,
  userId: string,
): Promise<{ count: number; bytes: number }> {
  const { _count, _sum } = await db.tensorSnapshot.aggregate({
    where: { userId },
    _count: true,
    _sum: { byteLength: true },
  });
  return { count: _count, bytes: _sum.byteLength ?? 0 };
}

export async function selectOptionalTensorSnapshotByKey(
  db: Database,
  userId: string,
  idempotencyKey: string,
): Promise<TensorSnapshotRow | null> {
  const row = await db.tensorSnapshot.findUnique({
    where: { userId_idempotencyKey: { userId, idempotencyKey } },
    select: columns,
  });
  return row && toSnapshot(row);
}

/** The learner's snapshots, newest first, without their values. */
export async function selectTensorSnapshots(db: Database, userId: string): Promise<TensorSnapshotRow[]> {
  const rows = await db.tensorSnapshot.findMany({ where: { userId }, select: columns, orderBy: { createdAt: "desc" } });
  return rows.map(toSnapshot);
}

/** The learner's own snapshot; null when there is none of that id, or it is another's. */
export async function selectOptionalTensorSnapshot(
  db: Database,
  userId: string,
  id: string,
): Promise<TensorSnapshotRow | null> {
  const row = await db.tensorSnapshot.findFirst({ where: { id, userId }, select: columns });
  return row && toSnapshot(row);
}

/** The values of the learner's own snapshot with its name, as a safetensors file. */
export async function selectOptionalTensorSnapshotData(
  db: Database,
  userId: string,
  id: string,
): Promise<{ name: string; data: Uint8Array } | null> {
  return db.tensorSnapshot.findFirst({ where: { id, userId }, select: { name: true, data: true } });
}

/** @returns whether the learner had such a snapshot. */
export async function deleteTensorSnapshot(db: Database, userId: string, id: string): Promise<boolean> {
  const { count } = await db.tensorSnapshot.deleteMany({ where: { id, userId } });
  return count === 1;
}
