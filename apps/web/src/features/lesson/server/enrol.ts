import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import {
  insertEnrolmentIfAbsent,
  selectOptionalCourseBySlug,
  selectOptionalEnrolmentRole,
} from "@thaw/db/tables/course";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * Enrols the viewer in a course that takes people by themselves. Enrolling twice changes nothing.
 * @throws DomainError `not-found`, also for a course that one can't enter by oneself and hasn't entered.
 */
export async function enrol(
  input: { viewer: SessionViewer; courseSlug: string },
  { db }: { db: RootDatabase },
): Promise<void> {
  const course = await selectOptionalCourseBySlug(db, input.courseSlug);
  if (!course) throw new DomainError("not-found");
  if (!course.selfEnrol && course.visibility !== "open") {
    if (await selectOptionalEnrolmentRole(db, input.viewer.id, course.id)) return;
    throw new DomainError("not-found", { message: "self-enrolment is off" });
  }
  await inTransaction(db, async (tx) => {
    if (!(await insertEnrolmentIfAbsent(tx, input.viewer.id, course.id))) return;
    await insertAuditEntry(tx, { actorId: input.viewer.id, action: "course.enrol", subject: `course:${course.id}` });
  });
}
