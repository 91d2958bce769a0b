import type { RevisionSummary } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import type { Database } from "@thaw/db/client";
import { selectOptionalRevision, selectRevisions } from "@thaw/db/tables/lesson-revision";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findEditableLesson } from "./find-editable-lesson.ts";

interface Asked {
  viewer: SessionViewer;
  lessonSlug: string;
  locale: Locale;
}

/** The newest fifty revisions of a lesson in one language. */
export async function listRevisions(input: Asked, { db }: { db: Database }): Promise<RevisionSummary[]> {
  const lesson = await findEditableLesson(input, { db });
  const rows = await selectRevisions(db, lesson.id, input.locale);
  return rows.map(({ number, note, authorName, createdAt }) => ({
    number,
    note,
    authorName,
    createdAt: createdAt.toISOString(),
  }));
}

/** @throws DomainError `not-found`. */
export async function readRevision(
  input: Asked & { number: number },
  { db }: { db: Database },
): Promise<RevisionSummary & { source: string }> {
  const lesson = await findEditableLesson(input, { db });
  const revision = await selectOptionalRevision(db, lesson.id, input.locale, input.number);
  if (!revision) throw new DomainError("not-found", { message: `revision ${input.number}` });
  const { number, note, source, createdAt } = revision;
  const summary = (await listRevisions(input, { db })).find((one) => one.number === number);
  return { number, note, source, authorName: summary?.authorName ?? null, createdAt: createdAt.toISOString() };
}
