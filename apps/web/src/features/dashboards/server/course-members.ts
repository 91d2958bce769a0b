import type { EnrolmentRole } from "@thaw/contracts/ids";
import type { CourseMember } from "@thaw/contracts/teaching";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { deleteEnrolment, selectOptionalEnrolmentRole, upsertEnrolment } from "@thaw/db/tables/course";
import { selectCourseMembers, selectUsersByEmails } from "@thaw/db/tables/course-member";
import { normaliseEmail } from "@thaw/db/tables/user";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findTaughtCourse } from "./find-taught-course.ts";

interface Asked {
  viewer: SessionViewer;
  courseSlug: string;
}

/** Staff first, then learners by name. Only an admin makes staff. */
export async function listMembers(
  input: Asked,
  { db }: { db: RootDatabase },
): Promise<{ members: CourseMember[]; mayMakeStaff: boolean }> {
  const course = await findTaughtCourse(input, { db });
  const rows = await selectCourseMembers(db, course.id);
  return {
    members: rows.map(({ userId, enrolledAt, ...row }) => ({
      ...row,
      id: userId,
      enrolledAt: enrolledAt.toISOString(),
    })),
    mayMakeStaff: input.viewer.role === "admin",
  };
}

/**
 * Enrols accounts by their addresses. Who is in the course already stays what they are; addresses without an account
 * come back, to be invited.
 * @throws DomainError `forbidden` when somebody but an admin makes staff.
 */
export async function enrolPeople(
  input: Asked & { emails: string[]; role: EnrolmentRole },
  { db }: { db: RootDatabase },
): Promise<{ enrolled: string[]; already: string[]; unknown: string[] }> {
  const course = await findTaughtCourse(input, { db });
  refuseStaffByOthers(input.viewer, input.role);
  const emails = [...new Set(input.emails.map(normaliseEmail))];
  return inTransaction(db, async (tx) => {
    const users = await selectUsersByEmails(tx, emails);
    const enrolled: string[] = [];
    const already: string[] = [];
    for (const { id, email } of users) {
      if (await selectOptionalEnrolmentRole(tx, id, course.id)) {
        already.push(email);
        continue;
      }
      await upsertEnrolment(tx, { userId: id, courseId: course.id, role: input.role });
      await insertAuditEntry(tx, {
        actorId: input.viewer.id,
        action: "course.enrol-other",
        subject: `user:${id}`,
        detail: { course: course.slug, role: input.role },
      });
      enrolled.push(email);
    }
    const known = new Set(users.map(({ email }) => email));
    return { enrolled, already, unknown: emails.filter((email) => !known.has(email)) };
  });
}

/** Takes somebody out of a course; their answers stay. @throws DomainError `not-found`, `forbidden`. */
export async function removeMember(input: Asked & { userId: string }, { db }: { db: RootDatabase }): Promise<void> {
  const course = await findTaughtCourse(input, { db });
  await inTransaction(db, async (tx) => {
    const role = await selectOptionalEnrolmentRole(tx, input.userId, course.id);
    if (!role) throw new DomainError("not-found", { message: `member ${input.userId}` });
    refuseStaffByOthers(input.viewer, role);
    await deleteEnrolment(tx, input.userId, course.id);
    await insertAuditEntry(tx, {
      actorId: input.viewer.id,
      action: "course.remove",
      subject: `user:${input.userId}`,
      detail: { course: course.slug, role },
    });
  });
}

/** Makes a member staff, or a learner again: for admins alone. @throws DomainError `not-found`, `forbidden`. */
export async function changeMember(
  input: Asked & { userId: string; role: EnrolmentRole },
  { db }: { db: RootDatabase },
): Promise<void> {
  const course = await findTaughtCourse(input, { db });
  refuseStaffByOthers(input.viewer, "staff");
  await inTransaction(db, async (tx) => {
    const before = await selectOptionalEnrolmentRole(tx, input.userId, course.id);
    if (!before) throw new DomainError("not-found", { message: `member ${input.userId}` });
    if (before === input.role) return;
    await upsertEnrolment(tx, { userId: input.userId, courseId: course.id, role: input.role });
    await insertAuditEntry(tx, {
      actorId: input.viewer.id,
      action: "course.role",
      subject: `user:${input.userId}`,
      detail: { course: course.slug, from: before, to: input.role },
    });
  });
}

function refuseStaffByOthers(viewer: SessionViewer, role: EnrolmentRole): void {
  if (role === "staff" && viewer.role !== "admin")
    throw new DomainError("forbidden", { message: "only admins make staff" });
}
