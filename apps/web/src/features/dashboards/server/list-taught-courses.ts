import type { Locale } from "@thaw/contracts/ids";
import type { TaughtCourse } from "@thaw/contracts/teaching";
import type { Database } from "@thaw/db/client";
import { selectCourses } from "@thaw/db/tables/course";
import { selectCourseCounts, selectStaffCourseIds } from "@thaw/db/tables/course-member";
import { selectLessonHeadings } from "@thaw/db/tables/lesson-heading";
import type { SessionViewer } from "#platform/session.ts";
import { headingFor } from "./heading-for.ts";

/** The courses that the viewer runs: all for an admin, else those on whose staff an instructor is. */
export async function listTaughtCourses(
  input: { viewer: SessionViewer; locale: Locale },
  { db }: { db: Database },
): Promise<TaughtCourse[]> {
  const { viewer, locale } = input;
  if (viewer.role === "learner") return [];
  const all = await selectCourses(db);
  const staffOf = viewer.role === "admin" ? null : new Set(await selectStaffCourseIds(db, viewer.id));
  const courses = staffOf ? all.filter(({ id }) => staffOf.has(id)) : all;
  const ids = courses.map(({ id }) => id);
  const [counts, headings] = await Promise.all([selectCourseCounts(db, courses), selectLessonHeadings(db, ids)]);
  return courses.map(({ id, slug, title, visibility }) => ({
    slug,
    title: title[locale],
    visibility,
    learners: counts.find(({ courseId }) => courseId === id)?.learners ?? 0,
    lessons: headings
      .filter(({ courseId }) => courseId === id)
      .map((heading) => ({
        slug: heading.slug,
        published: heading.published.length > 0,
        ...headingFor(heading, locale),
      })),
  }));
}
