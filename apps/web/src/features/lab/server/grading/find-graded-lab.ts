import { itemIdOf, type Locale, locales } from "@thaw/contracts/ids";
import type { LabGoal } from "@thaw/contracts/lesson-document";
import { type Access, mayAnswer } from "@thaw/core/access/lesson-access";
import type { Database } from "@thaw/db/client";
import { type ItemAccessRow, selectOptionalItemAccess } from "@thaw/db/tables/learner-lesson";
import { readItemKey } from "#features/assessment/server/answer-key-cache.ts";
import { findReadableLesson } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { type LabDefinition, optionalLabDefinition } from "../../lab-definitions.ts";

export interface GradedLab {
  lab: LabDefinition;
  item: ItemAccessRow["item"];
  lessonId: string;
  goal: LabGoal;
  /** Whose key the goal is from. */
  revisionId: string;
  /** Whether this viewer may hand in. */
  handingIn: Access;
}

/**
 * A lab that its lesson grades, for who may read the lesson.
 * @returns null where the lesson has the lab without a goal.
 * @throws DomainError `not-found`, also for a lesson that isn't published; `unauthenticated`, `forbidden`.
 */
export async function findGradedLab(
  { viewer, labId, locale }: { viewer: SessionViewer | null; labId: string; locale: Locale },
  { db }: { db: Database },
): Promise<GradedLab | null> {
  const lab = optionalLabDefinition(labId);
  if (!lab) throw new DomainError("not-found", { message: `lab ${labId}` });
  await findReadableLesson({ lessonSlug: lab.lessonSlug, viewer }, { db });
  const itemId = itemIdOf(lab.lessonSlug, lab.id);
  // The goal is the same in every language; one that is not published yet leaves it to the other.
  for (const language of [locale, ...locales.filter((other) => other !== locale)]) {
    const row = await selectOptionalItemAccess(db, { itemId, userId: viewer?.id ?? null, locale: language });
    if (row?.item.kind !== "lab") return null;
    const key = row.revisionId ? await readItemKey(db, row.revisionId, itemId) : null;
    if (!row.revisionId || key?.kind !== "lab") continue;
    const handingIn = mayAnswer({
      viewer: viewer && { userId: viewer.id, role: viewer.role },
      course: row.course,
      enrolment: row.enrolment,
      lessonPublished: row.published,
    });
    return { lab, item: row.item, lessonId: row.lessonId, goal: key.goal, revisionId: row.revisionId, handingIn };
  }
  return null;
}
