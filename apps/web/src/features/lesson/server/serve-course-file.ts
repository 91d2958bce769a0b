import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { mayReadLesson } from "@thaw/core/access/lesson-access";
import { selectOptionalCourseBySlug, selectOptionalEnrolmentRole } from "@thaw/db/tables/course";
import { courseFiles } from "#features/authoring/server/course-files.ts";
import { database } from "#platform/database.ts";
import { repositoryRoot } from "#platform/repository-root.ts";
import { readViewer } from "#platform/session.ts";

const types: Record<string, string> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".avif": "image/avif",
};
const notFound = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });

/**
 * A picture of a course's lessons, for who may read its lessons. Only what lies in the course's `figures/` folder can be
 * named: the path is looked up in a listing, never walked.
 */
export async function serveCourseFile(input: {
  courseSlug: string;
  path: string;
  request: Request;
}): Promise<Response> {
  const { courseSlug, path, request } = input;
  const db = database();
  const course = /^[a-z0-9-]+$/.test(courseSlug) ? await selectOptionalCourseBySlug(db, courseSlug) : null;
  const type = types[extname(path).toLowerCase()];
  if (!course || !type) return notFound();
  if (course.visibility !== "open") {
    const viewer = await readViewer(db, request);
    const enrolment = viewer ? await selectOptionalEnrolmentRole(db, viewer.id, course.id) : null;
    const who = viewer && { userId: viewer.id, role: viewer.role };
    if (!mayReadLesson({ viewer: who, course, enrolment, lessonPublished: true }).allowed) return notFound();
  }
  if (!courseFiles(courseSlug).includes(path)) return notFound();
  const file = join(/* turbopackIgnore: true */ repositoryRoot(), "courses", courseSlug, path);
  const cache = course.visibility === "open" ? "public, max-age=3600" : "private, max-age=3600";
  return new Response(new Uint8Array(await readFile(file)), {
    headers: { "content-type": type, "cache-control": cache },
  });
}
