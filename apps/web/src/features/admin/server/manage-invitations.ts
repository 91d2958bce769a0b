import { randomBytes } from "node:crypto";
import type { InvitationView } from "@thaw/contracts/administration";
import type { Locale, Role } from "@thaw/contracts/ids";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { selectCourses } from "@thaw/db/tables/course";
import { deleteInvitation, type InvitationRow, insertInvitation, selectInvitations } from "@thaw/db/tables/invitation";
import { hashInvitationToken } from "#features/account/server/sign-up.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { assertAdmin } from "./assert-admin.ts";

const dayMilliseconds = 86_400_000;

function present(row: InvitationRow, courseSlug: string | null, now: Date): InvitationView {
  const { id, role, note, createdAt, expiresAt, usedAt } = row;
  return {
    id,
    role,
    note,
    courseSlug,
    state: usedAt ? "used" : expiresAt <= now ? "expired" : "open",
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}

export async function listInvitations(
  input: { viewer: SessionViewer },
  { db, now }: { db: Database; now: Date },
): Promise<InvitationView[]> {
  assertAdmin(input.viewer);
  const [rows, courses] = await Promise.all([selectInvitations(db), selectCourses(db)]);
  return rows.map((row) => present(row, courses.find(({ id }) => id === row.courseId)?.slug ?? null, now));
}

/**
 * Makes an invitation that lets one person in. Its token is in the answer alone: the table keeps a hash.
 * @throws DomainError `not-found` for an unknown course, `forbidden`.
 */
export async function createInvitation(
  input: { viewer: SessionViewer; role: Role; courseSlug: string | null; days: number; note: string; locale: Locale },
  { db, now }: { db: RootDatabase; now: Date },
): Promise<{ invitation: InvitationView; path: string }> {
  const { viewer, role, courseSlug, days, note, locale } = input;
  assertAdmin(viewer);
  const course = courseSlug ? (await selectCourses(db)).find(({ slug }) => slug === courseSlug) : null;
  if (course === undefined) throw new DomainError("not-found", { message: `course ${courseSlug}` });
  const token = randomBytes(24).toString("base64url");
  const row = await inTransaction(db, async (tx) => {
    const invitation = await insertInvitation(tx, {
      tokenHash: hashInvitationToken(token),
      role,
      courseId: course?.id ?? null,
      note,
      createdBy: viewer.id,
      expiresAt: new Date(now.getTime() + days * dayMilliseconds),
    });
    await insertAuditEntry(tx, {
      actorId: viewer.id,
      action: "invitation.create",
      subject: `invitation:${invitation.id}`,
      detail: { role, course: courseSlug, days },
    });
    return invitation;
  });
  return { invitation: present(row, courseSlug, now), path: `/${locale}/sign-up#invitation=${token}` };
}

/** Takes an invitation back. @throws DomainError `not-found`, `forbidden`. */
export async function revokeInvitation(
  input: { viewer: SessionViewer; id: string },
  { db }: { db: RootDatabase },
): Promise<void> {
  assertAdmin(input.viewer);
  await inTransaction(db, async (tx) => {
    const known = (await selectInvitations(tx)).some(({ id }) => id === input.id);
    if (!known) throw new DomainError("not-found", { message: `invitation ${input.id}` });
    await deleteInvitation(tx, input.id);
    await insertAuditEntry(tx, {
      actorId: input.viewer.id,
      action: "invitation.revoke",
      subject: `invitation:${input.id}`,
    });
  });
}
