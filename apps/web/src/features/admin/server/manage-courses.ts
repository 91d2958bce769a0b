import type { AdminCourse } from "@thaw/contracts/administration";
import type { Locale } from "@thaw/contracts/ids";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { type CourseRow, selectCourses, selectOptionalCourseBySlug, updateCourseAccess } from "@thaw/db/tables/course";
import { selectCourseCounts } from "@thaw/db/tables/course-member";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { assertAdmin } from "./assert-admin.ts";

export async function listCourses(
  input: { viewer: SessionViewer; locale: Locale },
  { db }: { db: Database },
): Promise<AdminCourse[]> {
  assertAdmin(input.viewer);
  const courses = await selectCourses(db);
  const counts = await selectCourseCounts(db, courses);
  return courses.map(({ id, slug, title, visibility, selfEnrol }) => {
    const count = counts.find(({ courseId }) => courseId === id);
    return {
      slug,
      title: title[input.locale],
      visibility,
      selfEnrol,
      learners: count?.learners ?? 0,
      staff: count?.staff.map(({ name }) => name) ?? [],
      lessons: count?.lessons ?? 0,
    };
  });
}

/** Opens a course to everyone or closes it to the enrolled. @throws DomainError `not-found`, `forbidden`. */
export async function changeCourse(
  input: { viewer: SessionViewer; courseSlug: string; visibility: CourseRow["visibility"]; selfEnrol: boolean },
  { db }: { db: RootDatabase },
): Promise<void> {
  const { viewer, courseSlug, visibility, selfEnrol } = input;
  assertAdmin(viewer);
  await inTransaction(db, async (tx) => {
    const course = await selectOptionalCourseBySlug(tx, courseSlug);
    if (!course) throw new DomainError("not-found", { message: `course ${courseSlug}` });
    await updateCourseAccess(tx, course.id, { visibility, selfEnrol });
    await insertAuditEntry(tx, {
      actorId: viewer.id,
      action: "course.access",
      subject: `course:${course.id}`,
      detail: { visibility, selfEnrol },
    });
  });
}
