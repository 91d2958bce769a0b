import type { SnapshotQuota, SnapshotView } from "@thaw/contracts/snapshot";
import type { Database } from "@thaw/db/client";
import { selectTensorSnapshots } from "@thaw/db/tables/tensor-snapshot";
import { labQuota, readUsage } from "#features/lab/server/storage-quota.ts";
import type { SessionViewer } from "#platform/session.ts";
import { presentSnapshot } from "./present-snapshot.ts";

/** The viewer's own snapshots, newest first, without their values, and how much room is left. */
export async function listSnapshots(
  { viewer }: { viewer: SessionViewer },
  { db }: { db: Database },
): Promise<{ snapshots: SnapshotView[]; quota: SnapshotQuota }> {
  const [rows, usage] = await Promise.all([selectTensorSnapshots(db, viewer.id), readUsage(db, viewer.id)]);
  const limits = labQuota();
  return {
    snapshots: rows.map(presentSnapshot),
    quota: {
      snapshots: { used: usage.snapshots.count, limit: limits.snapshots },
      bytes: { used: usage.snapshots.bytes + usage.experiments.bytes, limit: limits.bytes },
      snapshotBytes: usage.snapshots.bytes,
    },
  };
}
