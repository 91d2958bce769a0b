import type { SnapshotView } from "@thaw/contracts/snapshot";
import type { Database } from "@thaw/db/client";
import { selectTensorSnapshots } from "@thaw/db/tables/tensor-snapshot";
import type { SessionViewer } from "#platform/session.ts";
import { presentSnapshot } from "./present-snapshot.ts";

/** The viewer's own snapshots, newest first, without their values. */
export async function listSnapshots(
  input: { viewer: SessionViewer },
  { db }: { db: Database },
): Promise<SnapshotView[]> {
  return (await selectTensorSnapshots(db, input.viewer.id)).map(presentSnapshot);
}
