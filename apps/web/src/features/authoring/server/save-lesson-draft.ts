import type { LessonDraft } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import type { RootDatabase } from "@thaw/db/client";
import {
  deleteLessonDraft,
  type LessonDraftRow,
  saveLessonDraft as saveRow,
  selectOptionalLessonDraft,
} from "@thaw/db/tables/lesson-draft";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findEditableLesson } from "./find-editable-lesson.ts";

export const presentDraft = ({ updatedAt, ...draft }: LessonDraftRow): LessonDraft => ({
  ...draft,
  updatedAt: updatedAt.toISOString(),
});

interface DraftPlace {
  viewer: SessionViewer;
  lessonSlug: string;
  locale: Locale;
}

/**
 * Keeps one's own unpublished source. Each save names the version that it replaces.
 * @throws DomainError `stale` with `extra.draft`, the newer one, when another window saved meanwhile.
 */
export async function saveLessonDraft(
  input: DraftPlace & { source: string; baseRevision: number; version: number },
  { db }: { db: RootDatabase },
): Promise<LessonDraft> {
  const { viewer, locale, source, baseRevision, version } = input;
  const lesson = await findEditableLesson(input, { db });
  const owner = { lessonId: lesson.id, locale, userId: viewer.id };
  const saved = await saveRow(db, owner, { source, baseRevision, version });
  if (saved) return presentDraft(saved);
  const newer = await selectOptionalLessonDraft(db, owner);
  // The other window published or discarded it: nothing is there to overwrite, so this one starts anew.
  if (!newer) {
    const first = await saveRow(db, owner, { source, baseRevision, version: 0 });
    if (first) return presentDraft(first);
  }
  throw new DomainError("stale", { extra: { draft: newer && presentDraft(newer) } });
}

export async function readLessonDraft(input: DraftPlace, { db }: { db: RootDatabase }): Promise<LessonDraft | null> {
  const lesson = await findEditableLesson(input, { db });
  const draft = await selectOptionalLessonDraft(db, {
    lessonId: lesson.id,
    locale: input.locale,
    userId: input.viewer.id,
  });
  return draft && presentDraft(draft);
}

export async function discardLessonDraft(input: DraftPlace, { db }: { db: RootDatabase }): Promise<void> {
  const lesson = await findEditableLesson(input, { db });
  await deleteLessonDraft(db, { lessonId: lesson.id, locale: input.locale, userId: input.viewer.id });
}
