import type { Database } from "@thaw/db/client";
import { selectExperimentUsage } from "@thaw/db/tables/experiment";
import { selectTensorSnapshotUsage } from "@thaw/db/tables/tensor-snapshot";
import { DomainError } from "#platform/domain-error.ts";

/** What one learner may keep of a lab. */
export interface LabQuota {
  experiments: number;
  snapshots: number;
  /** Of both together. */
  bytes: number;
}

export const labQuota: LabQuota = { experiments: 200, snapshots: 200, bytes: 64 * 1024 * 1024 };

/**
 * Refuses what would no longer fit. Call it in the transaction that keeps it, with the storage locked.
 * @throws DomainError `quota-exceeded`.
 */
export async function assertRoom(
  db: Database,
  userId: string,
  adding: { kind: "experiments" | "snapshots"; bytes: number },
  quota: LabQuota,
): Promise<void> {
  const usage = {
    experiments: await selectExperimentUsage(db, userId),
    snapshots: await selectTensorSnapshotUsage(db, userId),
  };
  const bytes = usage.experiments.bytes + usage.snapshots.bytes + adding.bytes;
  if (usage[adding.kind].count < quota[adding.kind] && bytes <= quota.bytes) return;
  throw new DomainError("quota-exceeded", {
    message: `${adding.kind}: ${usage[adding.kind].count}, ${bytes} bytes`,
    extra: {
      kind: adding.kind,
      count: usage[adding.kind].count,
      limit: quota[adding.kind],
      bytes,
      byteLimit: quota.bytes,
    },
  });
}
