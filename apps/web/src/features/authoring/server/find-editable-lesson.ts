import { mayEditLesson } from "@thaw/core/access/lesson-access";
import type { Database } from "@thaw/db/client";
import { selectOptionalEnrolmentRole } from "@thaw/db/tables/course";
import { type LessonRow, selectOptionalLessonBySlug } from "@thaw/db/tables/lesson";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * The lesson, if this viewer may edit it: an admin, or an instructor on the staff of its course.
 * @throws DomainError `not-found`, `forbidden`.
 */
export async function findEditableLesson(
  input: { viewer: SessionViewer; lessonSlug: string },
  { db }: { db: Database },
): Promise<LessonRow> {
  const { viewer, lessonSlug } = input;
  const lesson = await selectOptionalLessonBySlug(db, lessonSlug);
  if (!lesson) throw new DomainError("not-found", { message: `lesson ${lessonSlug}` });
  const access = mayEditLesson({
    viewer: { userId: viewer.id, role: viewer.role },
    course: lesson.course,
    enrolment: await selectOptionalEnrolmentRole(db, viewer.id, lesson.course.id),
    lessonPublished: lesson.publishedLocales.length > 0,
  });
  if (!access.allowed) throw new DomainError(access.code);
  return lesson;
}
