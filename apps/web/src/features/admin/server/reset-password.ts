import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { raiseSessionVersion, selectOptionalUser, updatePassword } from "@thaw/db/tables/user";
import { DomainError } from "#platform/domain-error.ts";
import { hashPassword } from "#platform/password.ts";
import { generatePassword } from "./generate-password.ts";

interface Asked {
  /** null: the operator, at the command line. */
  actorId: string | null;
  userId: string;
}

/**
 * Gives somebody a new password and ends all their sessions.
 * @returns the password, to be shown once: only its hash is kept.
 * @throws DomainError `not-found`.
 */
export async function resetPassword(
  input: Asked & { password?: string | undefined },
  { db }: { db: RootDatabase },
): Promise<string> {
  const { actorId, userId } = input;
  if (!(await selectOptionalUser(db, userId))) throw new DomainError("not-found", { message: `user ${userId}` });
  const password = input.password ?? generatePassword();
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    await updatePassword(tx, userId, passwordHash);
    await insertAuditEntry(tx, { actorId, action: "user.reset-password", subject: `user:${userId}` });
  });
  return password;
}

/** Ends all of somebody's sessions from the next request on. @throws DomainError `not-found`. */
export async function signOutPerson({ actorId, userId }: Asked, { db }: { db: RootDatabase }): Promise<void> {
  if (!(await selectOptionalUser(db, userId))) throw new DomainError("not-found", { message: `user ${userId}` });
  await inTransaction(db, async (tx) => {
    await raiseSessionVersion(tx, userId);
    await insertAuditEntry(tx, { actorId, action: "user.sign-out-everywhere", subject: `user:${userId}` });
  });
}
