import type { AttemptResponse, Verdict } from "@thaw/contracts/response";
import type { ItemState } from "../item-state/next-item-state.ts";

/** What one attempt adds to an item's counts. */
export interface AttemptStatistics {
  attempts: number;
  learners: number;
  /** Right on the first graded try, without having seen the solution. */
  solvedFirst: number;
  /** Solved now and not before, without having seen the solution. */
  solved: number;
  solutionsSeen: number;
  /** Choices taken while the answer was still open; practice would only count the right ones again. */
  choices: string[];
}

/** Folds one attempt into what the item's counts grow by. */
export function attemptStatistics({
  before,
  after,
  verdict,
  response,
}: {
  before: Pick<ItemState, "attempts" | "solved" | "solutionSeenAt">;
  after: Pick<ItemState, "triesUsed">;
  verdict: Verdict;
  response: AttemptResponse;
}): AttemptStatistics {
  const practice = before.solved || before.solutionSeenAt !== null;
  const solvedNow = verdict === "right" && !practice;
  return {
    attempts: 1,
    learners: before.attempts === 0 ? 1 : 0,
    solvedFirst: solvedNow && after.triesUsed === 1 ? 1 : 0,
    solved: solvedNow ? 1 : 0,
    solutionsSeen: 0,
    choices: practice || verdict === "unreadable" ? [] : choicesOf(response),
  };
}

function choicesOf(response: AttemptResponse): string[] {
  if (response.kind === "single-choice") return [response.choice];
  return response.kind === "several-choices" ? [...new Set(response.choices)] : [];
}
