import type { Overview } from "@thaw/contracts/administration";
import type { Locale } from "@thaw/contracts/ids";
import type { Database } from "@thaw/db/client";
import { selectCourses } from "@thaw/db/tables/course";
import { selectCourseLearners } from "@thaw/db/tables/course-member";
import { selectLiveItems } from "@thaw/db/tables/item";
import { selectStatistics } from "@thaw/db/tables/item-statistic";
import { selectLessonHeadings } from "@thaw/db/tables/lesson-heading";
import { selectProgressOfLessons } from "@thaw/db/tables/lesson-progress";
import { countActiveLearners, countWork, selectStuckLearners } from "@thaw/db/tables/site-overview";
import { countUsersByRole } from "@thaw/db/tables/user";
import { headingFor } from "#features/dashboards/server/heading-for.ts";
import type { SessionViewer } from "#platform/session.ts";
import { assertAdmin } from "./assert-admin.ts";

const weekMilliseconds = 7 * 86_400_000;

/** How the whole site gets on: people, who was active, every lesson's learners by state, and where to look first. */
export async function readOverview(
  input: { viewer: SessionViewer; locale: Locale },
  { db, now }: { db: Database; now: Date },
): Promise<Overview> {
  const { viewer, locale } = input;
  assertAdmin(viewer);
  const courses = await selectCourses(db);
  const headings = await selectLessonHeadings(
    db,
    courses.map(({ id }) => id),
  );
  const lessonIds = headings.map(({ lessonId }) => lessonId);
  const [people, activeWithinWeek, work, progress, stuck, items] = await Promise.all([
    countUsersByRole(db),
    countActiveLearners(db, new Date(now.getTime() - weekMilliseconds)),
    countWork(db),
    selectProgressOfLessons(db, lessonIds),
    selectStuckLearners(db),
    selectLiveItems(db, lessonIds),
  ]);
  const statistics = await selectStatistics(
    db,
    items.map(({ id }) => id),
  );
  const learnersOf = new Map<string, Set<string>>();
  for (const { id } of courses) {
    learnersOf.set(id, new Set((await selectCourseLearners(db, id)).map((learner) => learner.id)));
  }
  const titleOf = new Map(headings.map((heading) => [heading.lessonId, headingFor(heading, locale)]));
  const courseOf = (courseId: string) => courses.find(({ id }) => id === courseId)?.slug ?? "";
  const labelOf = (item: (typeof items)[number] | undefined) => item?.label[locale] ?? item?.label.ja ?? item?.id ?? "";
  return {
    people,
    activeWithinWeek,
    ...work,
    lessons: headings
      .filter(({ published }) => published.length > 0)
      .map((heading) => {
        const learners = learnersOf.get(heading.courseId) ?? new Set();
        const rows = progress.filter((row) => row.lessonId === heading.lessonId && learners.has(row.userId));
        const done = rows.filter(({ state }) => state === "done").length;
        const underWay = rows.filter(({ state }) => state === "under-way").length;
        return {
          slug: heading.slug,
          courseSlug: courseOf(heading.courseId),
          ...headingFor(heading, locale),
          counts: { done, underWay, notStarted: learners.size - done - underWay },
          stuck: stuck.filter((row) => row.lessonId === heading.lessonId && learners.has(row.userId)).length,
        };
      }),
    stuck: stuck.slice(0, 20).flatMap((row) => {
      const heading = headings.find(({ lessonId }) => lessonId === row.lessonId);
      if (!heading) return [];
      return {
        name: row.name,
        learnerId: row.userId,
        courseSlug: courseOf(heading.courseId),
        lessonTitle: titleOf.get(row.lessonId)?.title ?? heading.slug,
        items: row.itemIds.map((itemId) => labelOf(items.find(({ id }) => id === itemId))),
      };
    }),
    items: items.map((item) => {
      const statistic = statistics.find(({ itemId }) => itemId === item.id);
      return {
        id: item.id,
        label: labelOf(item),
        lessonTitle: titleOf.get(item.lessonId)?.title ?? "",
        learners: statistic?.learners ?? 0,
        rightFirst: statistic?.solvedFirst ?? 0,
      };
    }),
  };
}
