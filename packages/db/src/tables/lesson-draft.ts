import type { Locale } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";
import { isUniqueViolation } from "../client.ts";

export interface LessonDraftRow {
  source: string;
  /** Number of the revision that the draft started from; 0 when there was none. */
  baseRevision: number;
  version: number;
  updatedAt: Date;
}

interface DraftOwner {
  lessonId: string;
  locale: Locale;
  userId: string;
}

const columns = { source: true, baseRevision: true, version: true, updatedAt: true } as const;

export const selectOptionalLessonDraft = (db: Database, owner: DraftOwner): Promise<LessonDraftRow | null> =>
  db.lessonDraft.findUnique({ where: { lessonId_locale_userId: owner }, select: columns });

/**
 * Saves over `version`, or as the first draft when it is 0.
 * @returns null when somebody saved another version meanwhile: nothing is overwritten.
 */
export async function saveLessonDraft(
  db: Database,
  owner: DraftOwner,
  draft: { source: string; baseRevision: number; version: number },
): Promise<LessonDraftRow | null> {
  const { source, baseRevision, version } = draft;
  if (version === 0) {
    try {
      return await db.lessonDraft.create({ data: { ...owner, source, baseRevision }, select: columns });
    } catch (error) {
      if (isUniqueViolation(error)) return null;
      throw error;
    }
  }
  const { count } = await db.lessonDraft.updateMany({
    where: { ...owner, version },
    data: { source, baseRevision, version: version + 1 },
  });
  return count === 1 ? selectOptionalLessonDraft(db, owner) : null;
}

export async function deleteLessonDraft(db: Database, owner: DraftOwner): Promise<void> {
  await db.lessonDraft.deleteMany({ where: owner });
}

/** Removes a draft that was published, unless it has gone on since. */
export async function deletePublishedLessonDraft(db: Database, owner: DraftOwner, source: string): Promise<void> {
  await db.lessonDraft.deleteMany({ where: { ...owner, source } });
}

/** Lessons and languages in which a person has a draft. */
export async function selectLessonDraftPlaces(
  db: Database,
  userId: string,
  courseId: string,
): Promise<{ lessonId: string; locale: Locale }[]> {
  const rows = await db.lessonDraft.findMany({
    where: { userId, lesson: { courseId } },
    select: { lessonId: true, locale: true },
  });
  return rows.map((row) => ({ lessonId: row.lessonId, locale: row.locale as Locale }));
}
