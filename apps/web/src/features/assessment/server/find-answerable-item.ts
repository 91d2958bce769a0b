import { mayAnswer } from "@thaw/core/access/lesson-access";
import type { Database } from "@thaw/db/client";
import { type ItemRow, selectOptionalItem } from "@thaw/db/tables/item";
import type { LessonRow } from "@thaw/db/tables/lesson";
import { assertAllowed, findReadableLesson } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * The item and its lesson, if this viewer may answer it.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`.
 */
export async function findAnswerableItem(
  input: { itemId: string; viewer: SessionViewer },
  { db }: { db: Database },
): Promise<{ item: ItemRow; lesson: LessonRow }> {
  const item = await selectOptionalItem(db, input.itemId);
  if (!item || item.retiredAt) throw new DomainError("not-found", { message: `item ${input.itemId}` });
  const lessonSlug = input.itemId.slice(0, input.itemId.indexOf("."));
  const { lesson, enrolment } = await findReadableLesson({ lessonSlug, viewer: input.viewer }, { db });
  const viewer = { userId: input.viewer.id, role: input.viewer.role };
  assertAllowed(
    mayAnswer({ viewer, course: lesson.course, enrolment, lessonPublished: lesson.publishedLocales.length > 0 }),
  );
  return { item, lesson };
}
