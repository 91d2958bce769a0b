import type { Role } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";

export interface InvitationRow {
  id: string;
  role: Role;
  courseId: string | null;
  note: string;
  createdBy: string;
  expiresAt: Date;
  usedAt: Date | null;
  createdAt: Date;
}

const columns = {
  id: true,
  role: true,
  courseId: true,
  note: true,
  createdBy: true,
  expiresAt: true,
  usedAt: true,
  createdAt: true,
} as const;

/** Only a hash of the token is kept, so that reading the table invites nobody. */
export async function insertInvitation(
  db: Database,
  invitation: {
    tokenHash: Uint8Array<ArrayBuffer>;
    role: Role;
    courseId: string | null;
    note: string;
    createdBy: string;
    expiresAt: Date;
  },
): Promise<InvitationRow> {
  return db.invitation.create({ data: invitation, select: columns });
}

/** Marks an invitation used, if it still can be: of two people with one invitation, one gets in. */
export async function useInvitation(
  db: Database,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<InvitationRow | null> {
  const { count } = await db.invitation.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1 ? db.invitation.findUnique({ where: { tokenHash }, select: columns }) : null;
}

export async function updateInvitationUser(db: Database, id: string, userId: string): Promise<void> {
  await db.invitation.update({ where: { id }, data: { usedBy: userId } });
}

export const selectInvitations = (db: Database): Promise<InvitationRow[]> =>
  db.invitation.findMany({ orderBy: { createdAt: "desc" }, take: 200, select: columns });

export async function deleteInvitation(db: Database, id: string): Promise<void> {
  await db.invitation.deleteMany({ where: { id } });
}
