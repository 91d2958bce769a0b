import { mayReadLesson } from "@thaw/core/access/lesson-access";
import { selectOptionalEnrolmentRole } from "@thaw/db/tables/course";
import { type LessonRow, selectOptionalLessonBySlug } from "@thaw/db/tables/lesson";
import { database } from "#platform/database.ts";
import { readViewer } from "#platform/session.ts";

/** `open`, or the page to show instead: a sign-in that explains itself, or nothing here. */
export type Gate = "open" | "sign-in-needed" | "not-here";

const freshMilliseconds = 2_000;
const recent = new Map<string, { lesson: LessonRow | null; at: number }>();

/** What a lesson's access rests on, read at most every two seconds: an open lesson then costs about what a file costs. */
async function recentLesson(slug: string): Promise<LessonRow | null> {
  const now = Date.now();
  const known = recent.get(slug);
  if (known && now - known.at < freshMilliseconds) return known.lesson;
  const lesson = await selectOptionalLessonBySlug(database(), slug);
  recent.set(slug, { lesson, at: now });
  if (recent.size > 500) recent.clear();
  return lesson;
}

/** Decides for every request of a lesson's page, cached or not, whether this reader may have it. */
export async function lessonGate(request: { headers: Headers }, slug: string): Promise<Gate> {
  const lesson = await recentLesson(slug);
  if (!lesson) return "not-here";
  const lessonPublished = lesson.publishedLocales.length > 0;
  if (lesson.course.visibility === "open" && lessonPublished) return "open";
  const viewer = await readViewer(database(), request);
  const enrolment = viewer ? await selectOptionalEnrolmentRole(database(), viewer.id, lesson.course.id) : null;
  const access = mayReadLesson({
    viewer: viewer && { userId: viewer.id, role: viewer.role },
    course: lesson.course,
    enrolment,
    lessonPublished,
  });
  if (access.allowed) return "open";
  return access.code === "unauthenticated" ? "sign-in-needed" : "not-here";
}
