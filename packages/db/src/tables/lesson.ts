import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument } from "@thaw/contracts/lesson-document";
import type { Database } from "../client.ts";
import type { CourseRow } from "./course.ts";

export interface LessonRow {
  id: string;
  slug: string;
  position: number;
  course: Pick<CourseRow, "id" | "slug" | "title" | "visibility" | "selfEnrol">;
  /** Languages in which a revision is published. */
  publishedLocales: Locale[];
}

const columns = {
  id: true,
  slug: true,
  position: true,
  course: { select: { id: true, slug: true, title: true, visibility: true, selfEnrol: true } },
  publications: { select: { locale: true } },
} as const;

interface RawLesson {
  id: string;
  slug: string;
  position: number;
  course: Omit<LessonRow["course"], "title"> & { title: unknown };
  publications: { locale: string }[];
}

const toLesson = ({ publications, course, ...row }: RawLesson): LessonRow => ({
  ...row,
  course: { ...course, title: course.title as CourseRow["title"] },
  publishedLocales: publications.map((publication) => publication.locale as Locale),
});

export async function selectOptionalLessonBySlug(db: Database, slug: string): Promise<LessonRow | null> {
  const row = await db.lesson.findUnique({ where: { slug }, select: columns });
  return row && toLesson(row);
}

export async function selectLessonsOfCourse(db: Database, courseId: string): Promise<LessonRow[]> {
  const rows = await db.lesson.findMany({ where: { courseId }, select: columns, orderBy: { position: "asc" } });
  return rows.map(toLesson);
}

export async function upsertLesson(
  db: Database,
  lesson: { slug: string; courseId: string; position: number },
): Promise<{ id: string }> {
  return db.lesson.upsert({
    where: { slug: lesson.slug },
    create: lesson,
    update: { position: lesson.position },
    select: { id: true },
  });
}

export interface PublishedRevision {
  revisionId: string;
  number: number;
  publishedAt: Date;
  document: LessonDocument;
}

export async function selectOptionalPublishedRevision(
  db: Database,
  lessonId: string,
  locale: Locale,
): Promise<PublishedRevision | null> {
  const row = await db.lessonPublication.findUnique({
    where: { lessonId_locale: { lessonId, locale } },
    select: { publishedAt: true, revision: { select: { id: true, number: true, document: true } } },
  });
  return (
    row && {
      revisionId: row.revision.id,
      number: row.revision.number,
      publishedAt: row.publishedAt,
      document: row.revision.document as unknown as LessonDocument,
    }
  );
}

/** The published revision's id alone: a small row, read for every submission. */
export async function selectOptionalPublishedRevisionId(
  db: Database,
  lessonId: string,
  locale: Locale,
): Promise<string | null> {
  const row = await db.lessonPublication.findUnique({
    where: { lessonId_locale: { lessonId, locale } },
    select: { revisionId: true },
  });
  return row?.revisionId ?? null;
}

export async function upsertPublication(
  db: Database,
  publication: { lessonId: string; locale: Locale; revisionId: string; publishedAt: Date },
): Promise<void> {
  const { lessonId, locale, revisionId, publishedAt } = publication;
  await db.lessonPublication.upsert({
    where: { lessonId_locale: { lessonId, locale } },
    create: { lessonId, locale, revisionId, publishedAt },
    update: { revisionId, publishedAt },
  });
}

export interface LessonOutline {
  sections: string[];
  labs: string[];
}

const outlines = new Map<string, LessonOutline>();

/**
 * Section and lab ids of what is published. Every language has the same ones (publishing sees to it), so any published
 * revision tells; a revision never changes, so its outline is read out of the document once a process.
 */
export async function selectLessonOutline(
  db: Database,
  lessonId: string,
  /** A published revision of the lesson, where the caller knows one. */
  knownRevisionId?: string,
): Promise<LessonOutline> {
  const revisionId =
    knownRevisionId ??
    (
      await db.lessonPublication.findFirst({
        where: { lessonId },
        orderBy: { locale: "desc" },
        select: { revisionId: true },
      })
    )?.revisionId;
  if (!revisionId) return { sections: [], labs: [] };
  let outline = outlines.get(revisionId);
  if (!outline) {
    const { document } = await db.lessonRevision.findUniqueOrThrow({
      where: { id: revisionId },
      select: { document: true },
    });
    const { sections, labs } = document as unknown as LessonDocument;
    outline = { sections: sections.map((section) => section.id), labs };
    outlines.set(revisionId, outline);
  }
  return outline;
}
