import type { SubmitAnswerResponse } from "@thaw/contracts/attempts";
import type { Locale } from "@thaw/contracts/ids";
import type { ItemResponse } from "@thaw/contracts/response";
import { gradeResponse } from "@thaw/core/grading/grade-response";
import { nextItemState } from "@thaw/core/item-state/next-item-state";
import { attemptStatistics } from "@thaw/core/statistics/item-statistics";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import { type AttemptRow, recordAttempt, selectOptionalAttemptByKey } from "@thaw/db/tables/attempt";
import { lockItemState } from "@thaw/db/tables/item-state";
import type { ItemAccessRow } from "@thaw/db/tables/learner-lesson";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { readItemKey } from "./answer-key-cache.ts";
import { findAnswerableItem } from "./find-answerable-item.ts";
import { presentAttempt, presentProgress, presentStanding } from "./present.ts";
import { recomputeProgress } from "./recompute-progress.ts";

export interface SubmitAnswerInput {
  viewer: SessionViewer;
  itemId: string;
  response: ItemResponse;
  locale: Locale;
  idempotencyKey: string;
}

/**
 * Grades a response by the server's key, and keeps attempt, state, progress and statistics in one transaction. A key
 * that came before answers with the first result and changes nothing.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`, `invalid-request`, `item-closed`.
 */
export async function submitAnswer(
  input: SubmitAnswerInput,
  { db, now }: { db: RootDatabase; now: Date },
): Promise<SubmitAnswerResponse> {
  const { viewer, itemId, response, locale, idempotencyKey } = input;
  const { item, lessonId, revisionId } = await findAnswerableItem({ itemId, viewer, locale }, { db });
  if (!revisionId) throw new DomainError("not-found", { message: `no ${locale} revision for ${itemId}` });
  const key = await readItemKey(db, revisionId, itemId);
  if (!key) throw new DomainError("not-found", { message: `revision ${revisionId} has no ${itemId}` });
  if (key.kind !== response.kind) {
    throw new DomainError("invalid-request", { fields: [{ path: "body.response.kind", message: key.kind }] });
  }
  return inTransaction(db, async (tx) => {
    const before = await lockItemState(tx, viewer.id, itemId);
    const earlier = await selectOptionalAttemptByKey(tx, viewer.id, idempotencyKey);
    if (earlier) return answerAgain(tx, { earlier, item, lessonId });
    const graded = gradeResponse({ key, response });
    const next = nextItemState({ policy: item.policy, before, verdict: graded.verdict, share: graded.share, now });
    if (!next.accepted) throw new DomainError("item-closed");
    const state = { ...before, ...next.state };
    const attempt = await recordAttempt(tx, {
      attempt: {
        userId: viewer.id,
        itemId,
        revisionId,
        number: before.attempts + 1,
        response,
        verdict: graded.verdict,
        score: next.score,
        told: { feedback: graded.feedback, remarks: graded.remarks },
        idempotencyKey,
        createdAt: now,
      },
      state,
      delta: attemptStatistics({ before, after: state, verdict: graded.verdict, response }),
    });
    const progress = await recomputeProgress(tx, { userId: viewer.id, lessonId, revisionId });
    return {
      attempt: presentAttempt(attempt),
      standing: presentStanding(item, state),
      progress: presentProgress(progress),
    };
  });
}

async function answerAgain(
  tx: Database,
  { earlier, item, lessonId }: { earlier: AttemptRow; item: ItemAccessRow["item"]; lessonId: string },
): Promise<SubmitAnswerResponse> {
  if (earlier.itemId !== item.id) {
    throw new DomainError("invalid-request", {
      fields: [{ path: "body.idempotencyKey", message: "used for another item" }],
    });
  }
  const state = await lockItemState(tx, earlier.userId, item.id);
  const progress = await recomputeProgress(tx, { userId: earlier.userId, lessonId });
  return {
    attempt: presentAttempt(earlier),
    standing: presentStanding(item, state),
    progress: presentProgress(progress),
  };
}
