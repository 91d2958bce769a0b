import type { Database } from "@thaw/db/client";
import { deleteTensorSnapshot } from "@thaw/db/tables/tensor-snapshot";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * Deletes one of the viewer's own snapshots.
 * @throws DomainError `not-found`.
 */
export async function deleteSnapshot(
  input: { viewer: SessionViewer; id: string },
  { db }: { db: Database },
): Promise<void> {
  if (!(await deleteTensorSnapshot(db, input.viewer.id, input.id))) {
    throw new DomainError("not-found", { message: `snapshot ${input.id}` });
  }
}
