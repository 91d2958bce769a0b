import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { CellState, LessonStanding } from "@thaw/contracts/teaching";
import type { Database } from "@thaw/db/client";
import { type CourseRow, selectCourses, selectEnrolmentsOfUser } from "@thaw/db/tables/course";
import { type ItemRow, selectLiveItems } from "@thaw/db/tables/item";
import { selectItemStates } from "@thaw/db/tables/item-state";
import { type LessonHeading, selectLessonHeadings } from "@thaw/db/tables/lesson-heading";
import { type ProgressRow, selectProgressOfUser } from "@thaw/db/tables/lesson-progress";
import { listExperiments } from "#features/lab/server/list-experiments.ts";
import type { SessionViewer } from "#platform/session.ts";
import { cellOf, standingOf } from "./gradebook-rows.ts";
import { headingFor, toldIn } from "./heading-for.ts";
import { lessonToResume, nextSection, type SectionState, sectionStates } from "./resume-place.ts";

export interface HomeItem {
  id: string;
  label: string;
  points: number;
  state: CellState;
  score: number;
}

export interface HomeLesson {
  slug: string;
  position: number;
  title: string;
  lead: string;
  minutes: number | null;
  published: boolean;
  href: string;
  sections: SectionState[];
  labs: number;
  items: HomeItem[];
  standing: LessonStanding;
  lastSection: string | null;
  /** Milliseconds since 1970; 0 when it was never opened. */
  touchedAt: number;
}

export interface HomeCourse {
  slug: string;
  title: string;
  description: string;
  /** `enter`: its lessons can be read. `enrol`: one may enrol first. */
  access: "enter" | "enrol";
  enrolled: boolean;
  lessons: HomeLesson[];
}

export interface Home {
  courses: HomeCourse[];
  resume: { course: HomeCourse; lesson: HomeLesson; section: SectionState | null } | null;
  experiments: ExperimentSummary[];
}

/**
 * What a person's own page shows: the courses that they may enter, where they stand in each lesson, the place to go on
 * from, and their newest experiments. Without a viewer: the courses that anyone may enter.
 */
export async function readHome(
  input: { viewer: SessionViewer | null; locale: Locale },
  { db }: { db: Database },
): Promise<Home> {
  const { viewer, locale } = input;
  const [all, enrolments, progress] = await Promise.all([
    selectCourses(db),
    viewer ? selectEnrolmentsOfUser(db, viewer.id) : [],
    viewer ? selectProgressOfUser(db, viewer.id) : [],
  ]);
  const enrolled = new Set(enrolments.map(({ courseId }) => courseId));
  const mine = all.flatMap((course) => {
    const access = accessTo(course, { enrolled: enrolled.has(course.id), isAdmin: viewer?.role === "admin" });
    return access ? [{ course, access }] : [];
  });
  const readable = mine.filter(({ access }) => access === "enter").map(({ course }) => course.id);
  const headings = await selectLessonHeadings(db, readable);
  const lessonIds = headings.map(({ lessonId }) => lessonId);
  const [items, states, experiments] = await Promise.all([
    selectLiveItems(db, lessonIds),
    viewer ? selectItemStates(db, viewer.id, lessonIds) : [],
    viewer ? listExperiments({ viewer }, { db }) : [],
  ]);
  const stateOf = new Map(states.map((state) => [state.itemId, state]));
  const courses = mine.map(({ course, access }) => ({
    slug: course.slug,
    title: course.title[locale],
    description: course.description[locale],
    access,
    enrolled: enrolled.has(course.id),
    lessons: headings
      .filter(({ courseId }) => courseId === course.id)
      .map((heading) =>
        lessonOf(heading, {
          locale,
          course,
          row: progress.find(({ lessonId }) => lessonId === heading.lessonId),
          cells: items
            .filter(({ lessonId }) => lessonId === heading.lessonId)
            .map((item) => ({ item, cell: cellOf(item, stateOf.get(item.id)) })),
        }),
      ),
  }));
  return { courses, resume: viewer && resumeIn(courses), experiments: experiments.slice(0, 5) };
}

function accessTo(
  course: CourseRow,
  { enrolled, isAdmin }: { enrolled: boolean; isAdmin: boolean },
): HomeCourse["access"] | null {
  if (course.visibility === "open" || enrolled || isAdmin) return "enter";
  return course.selfEnrol ? "enrol" : null;
}

function lessonOf(
  heading: LessonHeading,
  input: {
    locale: Locale;
    course: CourseRow;
    row: ProgressRow | undefined;
    cells: { item: ItemRow; cell: ReturnType<typeof cellOf> }[];
  },
): HomeLesson {
  const { locale, course, row, cells } = input;
  const told = toldIn(heading, locale);
  return {
    slug: heading.slug,
    ...headingFor(heading, locale),
    lead: told?.lead ?? "",
    minutes: told?.minutes ?? null,
    published: told !== undefined,
    href: `/${locale}/courses/${course.slug}/${heading.slug}`,
    sections: sectionStates({
      sections: told?.sections ?? [],
      sectionsRead: row?.sectionsRead ?? [],
      items: cells.map(({ item, cell }) => ({
        sectionId: item.sectionId,
        settled: cell.state === "right" || cell.state === "seen" || cell.closed,
      })),
    }),
    labs: told?.labs.length ?? 0,
    items: cells.map(({ item, cell }) => ({
      id: item.id,
      label: item.label[locale] ?? item.label.ja ?? item.id,
      points: item.points,
      state: cell.state,
      score: cell.score,
    })),
    standing: standingOf(row),
    lastSection: row?.lastSection ?? null,
    touchedAt: row?.updatedAt.getTime() ?? 0,
  };
}

function resumeIn(courses: readonly HomeCourse[]): Home["resume"] {
  const lesson = lessonToResume(courses.flatMap(({ lessons }) => lessons));
  const course = lesson && courses.find(({ lessons }) => lessons.includes(lesson));
  if (!lesson || !course) return null;
  return { course, lesson, section: nextSection(lesson.sections, lesson.lastSection) };
}
