import { nextItemState } from "@thaw/core/item-state/next-item-state";
import { gradeLab } from "@thaw/core/lab/grade-lab";
import { attemptStatistics } from "@thaw/core/statistics/item-statistics";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { recordAttempt } from "@thaw/db/tables/attempt";
import { selectOptionalItem } from "@thaw/db/tables/item";
import { lockItemState } from "@thaw/db/tables/item-state";
import { finishHandIn, type HandInRow } from "@thaw/db/tables/lab-hand-in";
import { recomputeProgress } from "#features/assessment/server/recompute-progress.ts";
import { responseOf } from "./present-hand-in.ts";

/**
 * Keeps what was measured: the hand-in is done, and it is an attempt like any other, with its state, progress and statistics,
 * in one transaction. A process that lost its claim keeps nothing.
 */
export async function keepResult(
  db: RootDatabase,
  handIn: HandInRow,
  measured: { correct: number; close: number; total: number },
  now: Date,
): Promise<void> {
  const { userId, itemId, revisionId } = handIn;
  const { total } = measured;
  const { counted, reached } = gradeLab({ goal: { metric: "accuracy", atLeast: handIn.goal }, ...measured });
  await inTransaction(db, async (tx) => {
    if (!(await finishHandIn(tx, handIn, { counted, photos: total, reached }, now))) return;
    const item = await selectOptionalItem(tx, itemId);
    if (!item) return;
    const before = await lockItemState(tx, userId, itemId);
    const verdict = reached ? "right" : "wrong";
    const next = nextItemState({ policy: item.policy, before, verdict, share: reached ? 1 : 0, now });
    // Another hand-in may have used the last try since; the figure stays, and counts for nothing.
    if (!next.accepted) return;
    const state = { ...before, ...next.state };
    const response = responseOf(handIn, counted, total);
    await recordAttempt(tx, {
      attempt: {
        userId,
        itemId,
        revisionId,
        number: before.attempts + 1,
        response,
        verdict,
        score: next.score,
        told: { feedback: [], remarks: [] },
        // One hand-in is one attempt.
        idempotencyKey: handIn.id,
        createdAt: now,
      },
      state,
      delta: attemptStatistics({ before, after: state, verdict, response }),
    });
    await recomputeProgress(tx, { userId, lessonId: item.lessonId });
  });
}
