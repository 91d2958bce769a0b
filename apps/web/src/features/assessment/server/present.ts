import type { AttemptView, ItemStanding, ProgressView } from "@thaw/contracts/attempts";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import type { AttemptRow } from "@thaw/db/tables/attempt";
import type { ItemRow } from "@thaw/db/tables/item";
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

export function presentStanding(item: Pick<ItemRow, "id" | "policy">, state: ItemStateRow | undefined): ItemStanding {
  const triesUsed = state?.triesUsed ?? 0;
  const triesLeft = item.policy.tries === null ? null : Math.max(0, item.policy.tries - triesUsed);
  return {
    itemId: item.id,
    attempts: state?.attempts ?? 0,
    triesUsed,
    triesLeft,
    bestScore: state?.bestScore ?? 0,
    solved: state?.solved ?? false,
    solutionSeen: Boolean(state?.solutionSeenAt),
    mayTry: triesLeft !== 0 || (state?.solved ?? false),
  };
}

export const presentProgress = (row: ProgressRow): ProgressView => ({
  percent: row.percent,
  score: row.score,
  maxScore: row.maxScore,
  state: row.state,
  sectionsRead: row.sectionsRead,
  labsDone: row.labsDone,
  lastSection: row.lastSection,
});
