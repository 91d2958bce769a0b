import type { Locale } from "@thaw/contracts/ids";
import { mayAnswer } from "@thaw/core/access/lesson-access";
import type { Database } from "@thaw/db/client";
import { type ItemAccessRow, selectOptionalItemAccess } from "@thaw/db/tables/learner-lesson";
import { assertAllowed } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

/**
 * The item and its lesson, if this viewer may answer it.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`.
 */
export async function findAnswerableItem(
  input: { itemId: string; viewer: SessionViewer; locale?: Locale },
  { db }: { db: Database },
): Promise<ItemAccessRow> {
  const { itemId, viewer, locale = viewer.locale } = input;
  const row = await selectOptionalItemAccess(db, { itemId, userId: viewer.id, locale });
  if (!row) throw new DomainError("not-found", { message: `item ${itemId}` });
  assertAllowed(
    mayAnswer({
      viewer: { userId: viewer.id, role: viewer.role },
      course: row.course,
      enrolment: row.enrolment,
      lessonPublished: row.published,
    }),
  );
  return row;
}
