import type { AnswerKey } from "@thaw/contracts/answer-key";
import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument } from "@thaw/contracts/lesson-document";
import type { Database } from "../client.ts";

/** Holds the lesson until the transaction ends, so that two who publish it go one after the other. */
export async function lockLesson(db: Database, lessonId: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM lesson WHERE id = ${lessonId}::uuid FOR NO KEY UPDATE`;
}

export interface PublishedLanguage {
  locale: Locale;
  number: number;
  document: LessonDocument;
  answerKey: AnswerKey;
}

/** Every published language with its key: what publishing compares a new revision with. */
export async function selectPublishedLanguages(db: Database, lessonId: string): Promise<PublishedLanguage[]> {
  const rows = await db.lessonPublication.findMany({
    where: { lessonId },
    select: { locale: true, revision: { select: { number: true, document: true, answerKey: true } } },
  });
  return rows.map(({ locale, revision }) => ({
    locale: locale as Locale,
    number: revision.number,
    document: revision.document as unknown as LessonDocument,
    answerKey: revision.answerKey as unknown as AnswerKey,
  }));
}

/** Learners who have a row of progress in a lesson, with the time of their last change. */
export const selectProgressOwners = (db: Database, lessonId: string): Promise<{ userId: string; updatedAt: Date }[]> =>
  db.lessonProgress.findMany({ where: { lessonId }, select: { userId: true, updatedAt: true } });

/** Sets when a learner was last at it: what the site itself recomputes is no activity of theirs. */
export async function restoreProgressTime(
  db: Database,
  lessonId: string,
  { userId, updatedAt }: { userId: string; updatedAt: Date },
): Promise<void> {
  await db.lessonProgress.update({ where: { userId_lessonId: { userId, lessonId } }, data: { updatedAt } });
}
