import type { ProgressView } from "@thaw/contracts/attempts";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { selectLessonOutline } from "@thaw/db/tables/lesson";
import { presentProgress } from "#features/assessment/server/present.ts";
import { recomputeProgress } from "#features/assessment/server/recompute-progress.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findReadableLesson } from "./find-lesson.ts";

/** Records that a section was read to its end, and where the reader was last. */
export async function readSection(
  input: { viewer: SessionViewer; lessonSlug: string; sectionId: string },
  { db }: { db: RootDatabase },
): Promise<ProgressView> {
  const { viewer, lessonSlug, sectionId } = input;
  const { lesson } = await findReadableLesson({ lessonSlug, viewer }, { db });
  const { sections } = await selectLessonOutline(db, lesson.id);
  if (!sections.includes(sectionId)) throw new DomainError("not-found", { message: `section ${sectionId}` });
  const progress = await inTransaction(db, (tx) =>
    recomputeProgress(tx, {
      userId: viewer.id,
      lessonId: lesson.id,
      change: ({ sectionsRead }) => ({
        lastSection: sectionId,
        sectionsRead: sectionsRead.includes(sectionId) ? sectionsRead : [...sectionsRead, sectionId],
      }),
    }),
  );
  return presentProgress(progress);
}
