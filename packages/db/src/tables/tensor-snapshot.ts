import type { SnapshotTensor } from "@thaw/contracts/snapshot";
import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export interface TensorSnapshotRow {
  id: string;
  name: string;
  lessonSlug: string | null;
  experimentId: string | null;
  tensors: SnapshotTensor[];
  byteLength: number;
  createdAt: Date;
}

const columns = {
  id: true,
  name: true,
  lesson: { select: { slug: true } },
  experimentId: true,
  tensors: true,
  byteLength: true,
  createdAt: true,
} as const;

type Selected = Omit<TensorSnapshotRow, "tensors" | "lessonSlug"> & {
  tensors: unknown;
  lesson: { slug: string } | null;
};
const toSnapshot = ({ lesson, ...row }: Selected): TensorSnapshotRow => ({
  ...row,
  lessonSlug: lesson?.slug ?? null,
  tensors: row.tensors as SnapshotTensor[],
});

export async function insertTensorSnapshot(
  db: Database,
  snapshot: Omit<TensorSnapshotRow, "id" | "lessonSlug"> & {
    userId: string;
    lessonId: string | null;
    data: Uint8Array<ArrayBuffer>;
    idempotencyKey: string;
  },
): Promise<TensorSnapshotRow> {
  const row = await db.tensorSnapshot.create({
    data: { ...snapshot, tensors: snapshot.tensors as unknown as Prisma.InputJsonArray },
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

export async function selectOptionalTensorSnapshotByName(
  db: Database,
  userId: string,
  name: string,
): Promise<TensorSnapshotRow | null> {
  const row = await db.tensorSnapshot.findUnique({ where: { userId_name: { userId, name } }, select: columns });
  return row && toSnapshot(row);
}

/** The learner's snapshots, newest first, without their values. */
export async function selectTensorSnapshots(db: Database, userId: string): Promise<TensorSnapshotRow[]> {
  const rows = await db.tensorSnapshot.findMany({
    where: { userId },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
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

/** The values of the learner's own snapshot, named by its id or by its name, as a safetensors file. */
export async function selectOptionalTensorSnapshotData(
  db: Database,
  userId: string,
  which: { id: string } | { name: string },
): Promise<{ name: string; data: Uint8Array<ArrayBuffer> } | null> {
  return db.tensorSnapshot.findFirst({ where: { ...which, userId }, select: { name: true, data: true } });
}

/**
 * A part of a snapshot's file; the whole of it is not read.
 * @param range bytes in the file, end exclusive.
 */
export async function selectOptionalTensorSnapshotPart(
  db: Database,
  userId: string,
  id: string,
  { start, end }: { start: number; end: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const rows = await db.$queryRaw<{ part: Uint8Array<ArrayBuffer> }[]>`
    SELECT substring(data FROM ${start + 1}::int FOR ${end - start}::int) AS part
    FROM tensor_snapshot WHERE id = ${id}::uuid AND user_id = ${userId}::uuid`;
  return rows[0]?.part ?? null;
}

/** @returns whether the learner had such a snapshot. */
export async function deleteTensorSnapshot(db: Database, userId: string, id: string): Promise<boolean> {
  const { count } = await db.tensorSnapshot.deleteMany({ where: { id, userId } });
  return count === 1;
}
