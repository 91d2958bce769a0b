import { type CreateSnapshotBody, maxSnapshotBytes, type SnapshotView } from "@thaw/contracts/snapshot";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { lockLabStorage, selectExperimentSummaries } from "@thaw/db/tables/experiment";
import { insertTensorSnapshot, selectOptionalTensorSnapshotByKey } from "@thaw/db/tables/tensor-snapshot";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { invalidField, readHeader } from "./check-head.ts";
import { presentSnapshot } from "./present-snapshot.ts";
import { assertRoom, type LabQuota, labQuota } from "./storage-quota.ts";

/**
 * Keeps named tensors for the viewer. A key that came before answers with the first result.
 * @throws DomainError `invalid-request`, `not-found` for an experiment that is not the viewer's, `quota-exceeded`.
 */
export async function createSnapshot(
  input: { viewer: SessionViewer; snapshot: CreateSnapshotBody },
  { db, now, quota = labQuota }: { db: RootDatabase; now: Date; quota?: LabQuota },
): Promise<SnapshotView> {
  const { viewer, snapshot } = input;
  const data = Buffer.from(snapshot.data, "base64");
  if (data.byteLength > maxSnapshotBytes) throw new DomainError("body-too-large");
  const header = readHeader(data, "body.data", { maxHeaderBytes: 256 * 1024, maxTensors: 256 });
  if (header.tensors.length === 0) throw invalidField("body.data", "no tensors");
  return inTransaction(db, async (tx) => {
    await lockLabStorage(tx, viewer.id);
    const earlier = await selectOptionalTensorSnapshotByKey(tx, viewer.id, snapshot.idempotencyKey);
    if (earlier) return presentSnapshot(earlier);
    const { experimentId } = snapshot;
    if (experimentId) {
      const [own] = await selectExperimentSummaries(tx, { userId: viewer.id, id: experimentId });
      if (!own) throw new DomainError("not-found", { message: `experiment ${experimentId}` });
    }
    await assertRoom(tx, viewer.id, { kind: "snapshots", bytes: data.byteLength }, quota);
    const row = await insertTensorSnapshot(tx, {
      userId: viewer.id,
      experimentId: experimentId ?? null,
      name: snapshot.name,
      tensors: header.tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape: [...shape] })),
      byteLength: data.byteLength,
      data,
      idempotencyKey: snapshot.idempotencyKey,
      createdAt: now,
    });
    return presentSnapshot(row);
  });
}
