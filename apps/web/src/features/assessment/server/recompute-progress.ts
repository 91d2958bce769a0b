import { lessonProgress } from "@thaw/core/progress/lesson-progress";
import type { Database } from "@thaw/db/client";
import { selectLiveItems } from "@thaw/db/tables/item";
import { selectItemStates } from "@thaw/db/tables/item-state";
import { selectLessonOutline } from "@thaw/db/tables/lesson";
import { lockProgress, type ProgressRow, updateProgress } from "@thaw/db/tables/lesson-progress";

/**
 * Derives a learner's progress in a lesson anew, by the one published rule, from what is stored. Call it in the
 * transaction that changed something.
 */
export async function recomputeProgress(
  db: Database,
  input: { userId: string; lessonId: string; change?: (progress: ProgressRow) => Partial<ProgressRow> },
): Promise<ProgressRow> {
  const { userId, lessonId } = input;
  const before = await lockProgress(db, userId, lessonId);
  const changed = { ...before, ...input.change?.(before) };
  const [outline, items, states] = await Promise.all([
    selectLessonOutline(db, lessonId),
    selectLiveItems(db, [lessonId]),
    selectItemStates(db, userId, [lessonId]),
  ]);
  const stateOf = new Map(states.map((state) => [state.itemId, state]));
  const result = lessonProgress({
    sections: outline.sections,
    sectionsRead: changed.sectionsRead,
    items: items.map((item) => {
      const state = stateOf.get(item.id);
      return {
        id: item.id,
        points: item.points,
        bestScore: state?.bestScore ?? 0,
        solved: state?.solved ?? false,
        solutionSeen: Boolean(state?.solutionSeenAt),
        closed: item.policy.tries !== null && (state?.triesUsed ?? 0) >= item.policy.tries,
      };
    }),
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
