import type { ItemPolicy } from "@thaw/contracts/lesson-document";
import type { Verdict } from "@thaw/contracts/response";
import { creditForAttempt } from "../credit/credit-for-attempt.ts";

/** Where a learner stands with an item. */
export interface ItemState {
  /** All submissions, unreadable ones and practice too. */
  attempts: number;
  /** Graded tries that counted. */
  triesUsed: number;
  bestScore: number;
  solved: boolean;
  solutionSeenAt: Date | null;
}

export type ClosedReason = "tries-used-up";

export type NextItemState =
  | {
      accepted: true;
      /** Points that this attempt earned; 0 for practice. */
      score: number;
      state: Pick<ItemState, "attempts" | "triesUsed" | "bestScore" | "solved"> & { lastAttemptAt: Date };
    }
  | { accepted: false; reason: ClosedReason };

/** Why no further attempt is taken, or null when one is. A solved item stays open: more attempts are practice. */
export function closedReason(
  policy: Pick<ItemPolicy, "tries">,
  state: Pick<ItemState, "triesUsed" | "solved">,
): ClosedReason | null {
  return !state.solved && policy.tries !== null && state.triesUsed >= policy.tries ? "tries-used-up" : null;
}

/**
 * What an attempt changes. An unreadable response costs no try. Once an item is solved, or its solution was seen,
 * attempts are practice: recorded, costing no try and earning nothing. What was earned before stays.
 */
export function nextItemState({
  policy,
  before,
  verdict,
  share,
  now,
}: {
  policy: ItemPolicy;
  before: ItemState;
  verdict: Verdict;
  share: number;
  now: Date;
}): NextItemState {
  const reason = closedReason(policy, before);
  if (reason) return { accepted: false, reason };
  const solutionSeen = before.solutionSeenAt !== null;
  const counts = verdict !== "unreadable" && !before.solved && !solutionSeen;
  const tryNumber = before.triesUsed + 1;
  const score = counts ? creditForAttempt({ policy, tryNumber, solutionSeen, share }) : 0;
  return {
    accepted: true,
    score,
    state: {
      attempts: before.attempts + 1,
      triesUsed: counts ? tryNumber : before.triesUsed,
      bestScore: Math.max(before.bestScore, score),
      solved: before.solved || verdict === "right",
      lastAttemptAt: now,
    },
  };
}
