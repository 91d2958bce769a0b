import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { selectOptionalPasswordHash, updatePassword } from "@thaw/db/tables/user";
import { DomainError } from "#platform/domain-error.ts";
import { hashPassword, verifyPassword } from "#platform/password.ts";
import { enforceRateLimit } from "#platform/rate-limit.ts";

/**
 * Changes one's own password and ends every session, this one too: whoever knew the old one is out.
 * @throws DomainError `wrong-credentials`, `rate-limited`.
 */
export async function changePassword(
  input: { viewer: { id: string; email: string }; current: string; next: string },
  { db }: { db: RootDatabase },
): Promise<void> {
  const { viewer } = input;
  await enforceRateLimit(db, { name: "password", limit: 10, windowSeconds: 900 }, viewer.id);
  const row = await selectOptionalPasswordHash(db, viewer.email);
  if (!row || !(await verifyPassword(row.passwordHash, input.current))) throw new DomainError("wrong-credentials");
  const passwordHash = await hashPassword(input.next);
  await inTransaction(db, async (tx) => {
    await updatePassword(tx, viewer.id, passwordHash);
    await insertAuditEntry(tx, { actorId: viewer.id, action: "user.password", subject: `user:${viewer.id}` });
  });
}
