import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { raiseSessionVersion } from "@thaw/db/tables/user";

/** Ends every session of the viewer, on every device, from the next request on. */
export async function signOutEverywhere(viewer: { id: string }, { db }: { db: RootDatabase }): Promise<void> {
  await inTransaction(db, async (tx) => {
    await raiseSessionVersion(tx, viewer.id);
    await insertAuditEntry(tx, {
      actorId: viewer.id,
      action: "user.sign-out-everywhere",
      subject: `user:${viewer.id}`,
    });
  });
}
