import type { AnswerKey } from "@thaw/contracts/answer-key";
import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument } from "@thaw/contracts/lesson-document";
import type { Database } from "../client.ts";
import { requireRow } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export interface RevisionRow {
  id: string;
  lessonId: string;
  locale: Locale;
  number: number;
  source: string;
  note: string;
  authorId: string | null;
  createdAt: Date;
}

const columns = {
  id: true,
  lessonId: true,
  locale: true,
  number: true,
  source: true,
  note: true,
  authorId: true,
  createdAt: true,
} as const;

/**
 * Appends a revision with the next number. The unique index on lesson, language and number turns a race into an error.
 */
export async function insertRevision(
  db: Database,
  revision: {
    lessonId: string;
    locale: Locale;
    number: number;
    source: string;
    document: LessonDocument;
    answerKey: AnswerKey;
    authorId: string | null;
    note: string;
  },
): Promise<RevisionRow> {
  const row = await db.lessonRevision.create({
    data: {
      ...revision,
      document: revision.document as unknown as Prisma.InputJsonObject,
      answerKey: revision.answerKey as unknown as Prisma.InputJsonObject,
    },
    select: columns,
  });
  return row as RevisionRow;
}

export async function selectOptionalLatestRevision(
  db: Database,
  lessonId: string,
  locale: Locale,
): Promise<RevisionRow | null> {
  return (await db.lessonRevision.findFirst({
    where: { lessonId, locale },
    orderBy: { number: "desc" },
    select: columns,
  })) as RevisionRow | null;
}

export async function selectRevisions(
  db: Database,
  lessonId: string,
  locale: Locale,
): Promise<(Omit<RevisionRow, "source"> & { authorName: string | null })[]> {
  const { source: _, ...withoutSource } = columns;
  const rows = await db.lessonRevision.findMany({
    where: { lessonId, locale },
    orderBy: { number: "desc" },
    take: 50,
    select: { ...withoutSource, author: { select: { name: true } } },
  });
  return rows.map(({ author, ...row }) => ({ ...row, locale: row.locale as Locale, authorName: author?.name ?? null }));
}

export async function selectOptionalRevision(
  db: Database,
  lessonId: string,
  locale: Locale,
  number: number,
): Promise<RevisionRow | null> {
  return (await db.lessonRevision.findUnique({
    where: { lessonId_locale_number: { lessonId, locale, number } },
    select: columns,
  })) as RevisionRow | null;
}

/** Document and key together: for the grader and for publishing, never for a page. */
export async function selectRevisionWithKey(
  db: Database,
  revisionId: string,
): Promise<{ document: LessonDocument; answerKey: AnswerKey }> {
  const row = requireRow(
    await db.lessonRevision.findUnique({ where: { id: revisionId }, select: { document: true, answerKey: true } }),
    "revision",
  );
  return {
    document: row.document as unknown as LessonDocument,
    answerKey: row.answerKey as unknown as AnswerKey,
  };
}
