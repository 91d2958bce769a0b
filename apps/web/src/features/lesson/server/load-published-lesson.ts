import type { Locale } from "@thaw/contracts/ids";
import type { Database } from "@thaw/db/client";
import type { CourseRow } from "@thaw/db/tables/course";
import {
  type PublishedRevision,
  selectOptionalLessonBySlug,
  selectOptionalPublishedRevision,
} from "@thaw/db/tables/lesson";

export interface PublishedLesson {
  lessonId: string;
  courseTitle: CourseRow["title"];
  revision: PublishedRevision;
}

/**
 * What a lesson's cached page is made of; null when it isn't published in that language. Who may read it is decided
 * before the page is served, for every request (lesson-gate.ts).
 */
export async function loadPublishedLesson(
  input: { lessonSlug: string; courseSlug: string; locale: Locale },
  { db }: { db: Database },
): Promise<PublishedLesson | null> {
  const lesson = await selectOptionalLessonBySlug(db, input.lessonSlug);
  if (!lesson || lesson.course.slug !== input.courseSlug) return null;
  const revision = await selectOptionalPublishedRevision(db, lesson.id, input.locale);
  return revision && { lessonId: lesson.id, courseTitle: lesson.course.title, revision };
}
