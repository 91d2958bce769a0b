import type { EnrolmentRole } from "@thaw/contracts/ids";
import { type Access, mayReadLesson } from "@thaw/core/access/lesson-access";
import type { Database } from "@thaw/db/client";
import { selectOptionalEnrolmentRole } from "@thaw/db/tables/course";
import { type LessonRow, selectOptionalLessonBySlug } from "@thaw/db/tables/lesson";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/** @throws DomainError with the decision's code when access is refused. */
export function assertAllowed(access: Access): void {
  if (!access.allowed) throw new DomainError(access.code);
}

export interface FoundLesson {
  lesson: LessonRow;
  enrolment: EnrolmentRole | null;
}

/**
 * The lesson, if this viewer may read it. What may not be known to exist answers as if it didn't.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`.
 */
export async function findReadableLesson(
  input: { lessonSlug: string; viewer: SessionViewer | null },
  { db }: { db: Database },
): Promise<FoundLesson> {
  const lesson = await selectOptionalLessonBySlug(db, input.lessonSlug);
  if (!lesson) throw new DomainError("not-found", { message: `lesson ${input.lessonSlug}` });
  const enrolment = input.viewer ? await selectOptionalEnrolmentRole(db, input.viewer.id, lesson.course.id) : null;
  const { viewer } = input;
  assertAllowed(
    mayReadLesson({
      viewer: viewer && { userId: viewer.id, role: viewer.role },
      course: lesson.course,
      enrolment,
      lessonPublished: lesson.publishedLocales.length > 0,
    }),
  );
  return { lesson, enrolment };
}
