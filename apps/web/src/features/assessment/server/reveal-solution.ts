import type { Locale } from "@thaw/contracts/ids";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { lockItemState, updateItemState } from "@thaw/db/tables/item-state";
import { addToStatistic } from "@thaw/db/tables/item-statistic";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { readItemKey } from "./answer-key-cache.ts";
import { findAnswerableItem } from "./find-answerable-item.ts";
import { presentProgress, presentStanding } from "./present.ts";
import { recomputeProgress } from "./recompute-progress.ts";

/**
 * Shows the worked solution and records that it was seen: from then on the item earns nothing, and what was earned stays.
 * Asking again shows it again and records nothing new.
 * @throws DomainError `solution-not-offered`, `not-found`, `unauthenticated`, `forbidden`.
 */
export async function revealSolution(
  input: { viewer: SessionViewer; itemId: string; locale: Locale },
  { db, now }: { db: RootDatabase; now: Date },
) {
  const { viewer, itemId, locale } = input;
  const { item, lessonId, revisionId } = await findAnswerableItem({ itemId, viewer, locale }, { db });
  const key = revisionId ? await readItemKey(db, revisionId, itemId) : null;
  if (!key?.solution) throw new DomainError("solution-not-offered");
  const { solution } = key;
  return inTransaction(db, async (tx) => {
    const before = await lockItemState(tx, viewer.id, itemId);
    const state = { ...before, solutionSeenAt: before.solutionSeenAt ?? now };
    if (!before.solutionSeenAt) {
      await updateItemState(tx, state);
      await addToStatistic(tx, itemId, {
        attempts: 0,
        learners: 0,
        solvedFirst: 0,
        solved: 0,
        solutionsSeen: 1,
        choices: [],
      });
      await insertAuditEntry(tx, { actorId: viewer.id, action: "item.reveal-solution", subject: `item:${itemId}` });
    }
    const progress = await recomputeProgress(tx, { userId: viewer.id, lessonId });
    return { solution, standing: presentStanding(item, state), progress: presentProgress(progress) };
  });
}
