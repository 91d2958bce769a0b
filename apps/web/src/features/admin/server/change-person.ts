import type { Person } from "@thaw/contracts/administration";
import type { Role } from "@thaw/contracts/ids";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { selectOptionalUser, type UserRow, updateDisabled, updateRole } from "@thaw/db/tables/user";
import { DomainError } from "#platform/domain-error.ts";
import { keepAnAdmin } from "./keep-an-admin.ts";

export const presentPerson = ({ id, email, name, role, disabledAt, lastSeenAt, createdAt }: UserRow): Person => ({
  id,
  email,
  name,
  role,
  closed: disabledAt !== null,
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

/**
 * Changes a person's role, or closes or opens their account; both hold from their next request. The caller has checked
 * who may.
 * @param input.actorId null: the operator, at the command line.
 * @throws DomainError `not-found`, `last-admin`.
 */
export async function changePerson(
  input: { actorId: string | null; userId: string; role?: Role | undefined; closed?: boolean | undefined },
  { db, now }: { db: RootDatabase; now: Date },
): Promise<Person> {
  const { actorId, userId, role, closed } = input;
  return inTransaction(db, async (tx) => {
    const losesAdmin = (role !== undefined && role !== "admin") || closed === true;
    if (losesAdmin) await keepAnAdmin(tx, userId);
    let user = await selectOptionalUser(tx, userId);
    if (!user) throw new DomainError("not-found", { message: `user ${userId}` });
    const subject = `user:${userId}`;
    if (role !== undefined && role !== user.role) {
      const from = user.role;
      user = await updateRole(tx, userId, role);
      await insertAuditEntry(tx, { actorId, action: "user.role", subject, detail: { from, to: role } });
    }
    if (closed !== undefined && closed !== (user.disabledAt !== null)) {
      user = await updateDisabled(tx, userId, closed ? now : null);
      await insertAuditEntry(tx, { actorId, action: closed ? "user.close" : "user.open", subject });
    }
    return presentPerson(user);
  });
}
