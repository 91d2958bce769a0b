import { type CreateSnapshotQuery, maxSnapshotBytes, type SnapshotView } from "@thaw/contracts/snapshot";
import { mayAnswer } from "@thaw/core/access/lesson-access";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import { lockLabStorage, selectExperimentSummaries } from "@thaw/db/tables/experiment";
import { selectOptionalLessonAccess } from "@thaw/db/tables/learner-lesson";
import {
  deleteTensorSnapshot,
  insertTensorSnapshot,
  selectOptionalTensorSnapshotByKey,
  selectOptionalTensorSnapshotByName,
} from "@thaw/db/tables/tensor-snapshot";
import { assertRoom, type LabQuota, labQuota } from "#features/lab/server/storage-quota.ts";
import { assertAllowed } from "#features/lesson/server/find-lesson.ts";
import type { RawBody } from "#platform/define-route.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { presentSnapshot } from "./present-snapshot.ts";
import { receiveSafetensors } from "./receive-safetensors.ts";

interface NewSnapshot {
  viewer: SessionViewer;
  about: CreateSnapshotQuery;
  raw: RawBody;
}

/**
 * Keeps named tensors for the viewer. Everything that can be said without the values is said before they are read, and
 * once more where they are kept, since another upload may have been faster. A key that came before answers with the
 * first result.
 * @throws DomainError `invalid-request`, `body-too-large`, `already-exists` for a name that is taken, `not-found` for an
 * experiment or lesson that is not the viewer's to name, `quota-exceeded`.
 */
export async function createSnapshot(
  { viewer, about, raw }: NewSnapshot,
  { db, now, quota = labQuota() }: { db: RootDatabase; now: Date; quota?: LabQuota },
): Promise<SnapshotView> {
  const { name, idempotencyKey = crypto.randomUUID() } = about;
  const earlier = await selectOptionalTensorSnapshotByKey(db, viewer.id, idempotencyKey);
  if (earlier) {
    await raw.stream?.cancel();
    return presentSnapshot(earlier);
  }
  const lessonId = await findPlace(db, viewer, about);
  const { data, tensors } = await receiveSafetensors(raw, {
    maxBytes: Math.min(maxSnapshotBytes, quota.bytes),
    admit: async (byteLength) => {
      await makeRoom(db, viewer.id, about, byteLength, quota);
    },
  });
  return inTransaction(db, async (tx) => {
    await lockLabStorage(tx, viewer.id);
    const meanwhile = await selectOptionalTensorSnapshotByKey(tx, viewer.id, idempotencyKey);
    if (meanwhile) return presentSnapshot(meanwhile);
    const replaced = await makeRoom(tx, viewer.id, about, data.byteLength, quota);
    if (replaced) await deleteTensorSnapshot(tx, viewer.id, replaced);
    const row = await insertTensorSnapshot(tx, {
      userId: viewer.id,
      lessonId,
      experimentId: about.experimentId ?? null,
      name,
      tensors,
      byteLength: data.byteLength,
      data,
      idempotencyKey,
      createdAt: now,
    });
    return presentSnapshot(row);
  });
}

/** The lesson's id; what is named must be the viewer's to name. */
async function findPlace(db: Database, viewer: SessionViewer, about: CreateSnapshotQuery): Promise<string | null> {
  const { experimentId, lesson } = about;
  if (experimentId) {
    const [own] = await selectExperimentSummaries(db, { userId: viewer.id, id: experimentId });
    if (!own) throw new DomainError("not-found", { message: `experiment ${experimentId}` });
  }
  if (!lesson) return null;
  const row = await selectOptionalLessonAccess(db, { lessonSlug: lesson, userId: viewer.id, locale: viewer.locale });
  if (!row) throw new DomainError("not-found", { message: `lesson ${lesson}` });
  assertAllowed(
    mayAnswer({
      viewer: { userId: viewer.id, role: viewer.role },
      course: row.course,
      enrolment: row.enrolment,
      lessonPublished: row.published,
    }),
  );
  return row.lessonId;
}

/** @returns the snapshot whose place is taken, when that was asked for. */
async function makeRoom(
  db: Database,
  userId: string,
  { name, replace }: CreateSnapshotQuery,
  bytes: number,
  quota: LabQuota,
): Promise<string | null> {
  const namesake = await selectOptionalTensorSnapshotByName(db, userId, name);
  if (namesake && !replace) throw new DomainError("already-exists", { extra: { snapshotId: namesake.id } });
  const adding = namesake ? { bytes: bytes - namesake.byteLength, count: 0 } : { bytes };
  await assertRoom(db, userId, { kind: "snapshots", ...adding }, quota);
  return namesake?.id ?? null;
}
