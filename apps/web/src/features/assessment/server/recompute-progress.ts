import { closedReason } from "@thaw/core/item-state/next-item-state";
import { lessonProgress } from "@thaw/core/progress/lesson-progress";
import type { Database } from "@thaw/db/client";
import { selectLearnerItems } from "@thaw/db/tables/learner-lesson";
import { selectLessonOutline } from "@thaw/db/tables/lesson";
import { lockProgress, type ProgressRow, updateProgress } from "@thaw/db/tables/lesson-progress";

/**
 * Derives a learner's progress in a lesson anew, by the one published rule, from what is stored. Call it in the
 * transaction that changed something.
 */
export async function recomputeProgress(
  db: Database,
  input: {
    userId: string;
    lessonId: string;
    revisionId?: string;
    change?: (progress: ProgressRow) => Partial<ProgressRow>;
  },
): Promise<ProgressRow> {
  const { userId, lessonId } = input;
  const before = await lockProgress(db, userId, lessonId);
  const changed = { ...before, ...input.change?.(before) };
  const outline = await selectLessonOutline(db, lessonId, input.revisionId);
  const items = await selectLearnerItems(db, userId, lessonId);
  const result = lessonProgress({
    sections: outline.sections,
    sectionsRead: changed.sectionsRead,
    items: items.map(({ id, points, policy, state }) => ({
      id,
      points,
      bestScore: state.bestScore,
      solved: state.solved,
      solutionSeen: state.solutionSeen,
      closed: closedReason(policy, state) !== null,
    })),
    labs: outline.labs,
    labsDone: changed.labsDone,
  });
  return updateProgress(db, {
    userId,
    lessonId,
    sectionsRead: changed.sectionsRead,
    labsDone: changed.labsDone,
    lastSection: changed.lastSection,
    percent: result.percent,
    score: result.score,
    maxScore: result.maxScore,
    state: result.state,
  });
}
