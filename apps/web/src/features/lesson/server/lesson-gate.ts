import { mayReadLesson } from "@thaw/core/access/lesson-access";
import { selectOptionalLessonAccess } from "@thaw/db/tables/learner-lesson";
import { database } from "#platform/database.ts";
import { readViewer } from "#platform/session.ts";

/** `open`, or the page to show instead: a sign-in that explains itself, or nothing here. */
export type Gate = "open" | "sign-in-needed" | "not-here";

/** Decides for every request of a lesson's page, cached or not, whether this reader may have it. */
export async function lessonGate(request: { headers: Headers }, slug: string): Promise<Gate> {
  const db = database();
  const asked = { lessonSlug: slug, locale: "ja" } as const;
  const lesson = await selectOptionalLessonAccess(db, { ...asked, userId: null });
  if (!lesson) return "not-here";
  const forEveryone = { viewer: null, course: lesson.course, enrolment: null, lessonPublished: lesson.published };
  if (mayReadLesson(forEveryone).allowed) return "open";
  const viewer = await readViewer(db, request);
  const place = viewer && (await selectOptionalLessonAccess(db, { ...asked, userId: viewer.id }));
  const access = mayReadLesson({
    ...forEveryone,
    viewer: viewer && { userId: viewer.id, role: viewer.role },
    enrolment: place?.enrolment ?? null,
  });
  if (access.allowed) return "open";
  return access.code === "unauthenticated" ? "sign-in-needed" : "not-here";
}
