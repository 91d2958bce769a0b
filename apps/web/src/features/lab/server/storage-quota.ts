import type { Database } from "@thaw/db/client";
import { selectExperimentUsage } from "@thaw/db/tables/experiment";
import { selectTensorSnapshotUsage } from "@thaw/db/tables/tensor-snapshot";
import { DomainError } from "#platform/domain-error.ts";
import { env } from "#platform/env.ts";

/** What one learner may keep. */
export interface LabQuota {
  experiments: number;
  snapshots: number;
  /** Of both together. */
  bytes: number;
}

/** As the site's operator set it. */
export function labQuota(): LabQuota {
  const { THAW_LEARNER_EXPERIMENTS, THAW_LEARNER_SNAPSHOTS, THAW_LEARNER_STORAGE_MB } = env();
  return {
    experiments: THAW_LEARNER_EXPERIMENTS,
    snapshots: THAW_LEARNER_SNAPSHOTS,
    bytes: THAW_LEARNER_STORAGE_MB * 1_000_000,
  };
}

/** What a learner keeps. */
export async function readUsage(
  db: Database,
  userId: string,
): Promise<Record<"experiments" | "snapshots", { count: number; bytes: number }>> {
  return {
    experiments: await selectExperimentUsage(db, userId),
    snapshots: await selectTensorSnapshotUsage(db, userId),
  };
}

/**
 * Refuses what would no longer fit. Call it in the transaction that keeps it, with the storage locked.
 * @param adding its `bytes` may be less than zero, and its `count` 0, where something makes room for it.
 * @throws DomainError `quota-exceeded`.
 */
export async function assertRoom(
  db: Database,
  userId: string,
  adding: { kind: "experiments" | "snapshots"; bytes: number; count?: number },
  quota: LabQuota,
): Promise<void> {
  const usage = await readUsage(db, userId);
  const bytes = usage.experiments.bytes + usage.snapshots.bytes + adding.bytes;
  if (usage[adding.kind].count + (adding.count ?? 1) <= quota[adding.kind] && bytes <= quota.bytes) return;
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
