import type { SnapshotView } from "@thaw/contracts/snapshot";
import type { TensorSnapshotRow } from "@thaw/db/tables/tensor-snapshot";

export const presentSnapshot = (row: TensorSnapshotRow): SnapshotView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});
