import { maySeeLearners } from "@thaw/core/access/learner-access";
import type { Database } from "@thaw/db/client";
import { type CourseRow, selectOptionalCourseBySlug, selectOptionalEnrolmentRole } from "@thaw/db/tables/course";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * The course, if this viewer runs it. For everyone else its gradebook does not exist.
 * @throws DomainError `not-found`.
 */
export async function findTaughtCourse(
  input: { viewer: SessionViewer; courseSlug: string },
  { db }: { db: Database },
): Promise<CourseRow> {
  const { viewer, courseSlug } = input;
  const course = await selectOptionalCourseBySlug(db, courseSlug);
  const access =
    course &&
    maySeeLearners({
      viewer: { userId: viewer.id, role: viewer.role },
      course,
      enrolment: await selectOptionalEnrolmentRole(db, viewer.id, course.id),
    });
  if (!course || !access?.allowed) throw new DomainError("not-found", { message: `taught course ${courseSlug}` });
  return course;
}
