import type { AttemptView, ItemStanding, ProgressView } from "@thaw/contracts/attempts";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import type { ItemPolicy } from "@thaw/contracts/lesson-document";
import { closedReason } from "@thaw/core/item-state/next-item-state";
import type { AttemptRow } from "@thaw/db/tables/attempt";
import type { ItemStateRow } from "@thaw/db/tables/item-state";
import type { ProgressRow } from "@thaw/db/tables/lesson-progress";

export const presentAttempt = (row: AttemptRow): AttemptView => ({
  id: row.id,
  itemId: row.itemId,
  number: row.number,
  response: row.response,
  verdict: row.verdict,
  score: row.score,
  feedback: row.told.feedback,
  remarks: row.told.remarks as GradingRemark[],
  createdAt: row.createdAt.toISOString(),
});

type StandingState = Pick<ItemStateRow, "attempts" | "triesUsed" | "bestScore" | "solved"> &
  ({ solutionSeen: boolean } | { solutionSeenAt: Date | null });

export function presentStanding(item: { id: string; policy: ItemPolicy }, state: StandingState): ItemStanding {
  const { triesUsed, solved } = state;
  return {
    itemId: item.id,
    attempts: state.attempts,
    triesUsed,
    triesLeft: item.policy.tries === null ? null : Math.max(0, item.policy.tries - triesUsed),
    bestScore: state.bestScore,
    solved,
    solutionSeen: "solutionSeen" in state ? state.solutionSeen : state.solutionSeenAt !== null,
    mayTry: closedReason(item.policy, state) === null,
  };
}

export const presentProgress = (row: Omit<ProgressRow, "userId" | "lessonId" | "updatedAt">): ProgressView => ({
  percent: row.percent,
  score: row.score,
  maxScore: row.maxScore,
  state: row.state,
  sectionsRead: row.sectionsRead,
  labsDone: row.labsDone,
  lastSection: row.lastSection,
});
