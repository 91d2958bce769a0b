import type { Database } from "@thaw/db/client";
import { lockOpenAdmins } from "@thaw/db/tables/site-overview";
import { DomainError } from "#platform/domain-error.ts";

/**
 * Refuses to take the last administrator who can sign in. Call it in the transaction that would; it holds the admins'
 * rows, so that two who step down at once go one after the other.
 * @throws DomainError `last-admin`.
 */
export async function keepAnAdmin(tx: Database, userId: string): Promise<void> {
  const admins = await lockOpenAdmins(tx);
  if (admins.length === 1 && admins[0] === userId) throw new DomainError("last-admin");
}
