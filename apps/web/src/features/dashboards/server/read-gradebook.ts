import type { AttemptView } from "@thaw/contracts/attempts";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import type { Locale } from "@thaw/contracts/ids";
import type { Gradebook, LearnerAttempts } from "@thaw/contracts/teaching";
import type { Database } from "@thaw/db/client";
import type { CourseRow } from "@thaw/db/tables/course";
import { selectCourseLearners } from "@thaw/db/tables/course-member";
import { type CourseAttemptRow, selectAttemptsOfCourse, selectItemStatesOfCourse } from "@thaw/db/tables/gradebook";
import { selectLiveItems } from "@thaw/db/tables/item";
import { selectStatistics } from "@thaw/db/tables/item-statistic";
import { selectLessonHeadings } from "@thaw/db/tables/lesson-heading";
import { selectProgressOfLessons } from "@thaw/db/tables/lesson-progress";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { choiceTexts } from "./choice-texts.ts";
import { findTaughtCourse } from "./find-taught-course.ts";
import { gradebookRows } from "./gradebook-rows.ts";
import { headingFor, toldIn } from "./heading-for.ts";

/** Learners by items of a course, for who runs it: states, scores, progress, when last seen, and how items fare. */
export async function readGradebook(
  input: { viewer: SessionViewer; courseSlug: string; locale: Locale },
  { db, now }: { db: Database; now: Date },
): Promise<Gradebook> {
  const course = await findTaughtCourse(input, { db });
  return gradebookOf(course, { locale: input.locale, userId: null }, { db, now });
}

async function gradebookOf(
  course: CourseRow,
  { locale, userId }: { locale: Locale; userId: string | null },
  { db, now }: { db: Database; now: Date },
): Promise<Gradebook> {
  const headings = (await selectLessonHeadings(db, [course.id])).filter(({ published }) => published.length > 0);
  const lessonIds = headings.map(({ lessonId }) => lessonId);
  const [learners, items, states, progress] = await Promise.all([
    selectCourseLearners(db, course.id, userId),
    selectLiveItems(db, lessonIds),
    selectItemStatesOfCourse(db, course.id, userId ?? undefined),
    selectProgressOfLessons(db, lessonIds),
  ]);
  const statistics = await selectStatistics(
    db,
    items.map(({ id }) => id),
  );
  return {
    course: { slug: course.slug, title: course.title[locale] },
    lessons: headings.map((heading) => {
      const own = items.filter(({ lessonId }) => lessonId === heading.lessonId);
      const told = toldIn(heading, locale);
      return {
        slug: heading.slug,
        ...headingFor(heading, locale),
        maxScore: own.reduce((total, { points }) => total + points, 0),
        sections: told?.sections.length ?? 0,
        labs: told?.labs.length ?? 0,
        items: own.map((item) => {
          const statistic = statistics.find(({ itemId }) => itemId === item.id);
          return {
            id: item.id,
            label: item.label[locale] ?? item.label.ja ?? item.label.en ?? item.id,
            kind: item.kind,
            points: item.points,
            tries: item.policy.tries,
            statistic: {
              attempts: statistic?.attempts ?? 0,
              learners: statistic?.learners ?? 0,
              rightFirst: statistic?.solvedFirst ?? 0,
              right: statistic?.solved ?? 0,
              solutionsSeen: statistic?.solutionsSeen ?? 0,
            },
          };
        }),
      };
    }),
    learners: gradebookRows({ learners, lessons: headings, items, states, progress }),
    asOf: now.toISOString(),
  };
}

/**
 * One learner of a course: where they stand, and every attempt with what was answered, its verdict, and what was told.
 * @throws DomainError `not-found`, also for who is no learner of this course.
 */
export async function readLearner(
  input: { viewer: SessionViewer; courseSlug: string; learnerId: string; locale: Locale },
  { db, now }: { db: Database; now: Date },
): Promise<LearnerAttempts> {
  const { learnerId: userId, locale } = input;
  const course = await findTaughtCourse(input, { db });
  const gradebook = await gradebookOf(course, { locale, userId }, { db, now });
  const [learner] = gradebook.learners;
  if (!learner) throw new DomainError("not-found", { message: `learner ${userId}` });
  const attempts = await selectAttemptsOfCourse(db, userId, course.id);
  const lessons = await Promise.all(
    gradebook.lessons.map(async ({ items, ...lesson }) => {
      const choices = await choiceTexts(lesson.slug, locale, { db });
      return {
        ...lesson,
        items: items.map(({ id, label, points }) => ({ id, label, points, choices: choices[id] ?? {} })),
      };
    }),
  );
  return { learner, lessons, attempts: attempts.map(presentCourseAttempt) };
}

const presentCourseAttempt = ({ told, createdAt, ...row }: CourseAttemptRow): AttemptView => ({
  ...row,
  feedback: told.feedback,
  remarks: told.remarks as GradingRemark[],
  createdAt: createdAt.toISOString(),
});
