import type { GradebookCell, GradebookLearner, LessonStanding } from "@thaw/contracts/teaching";
import type { CourseLearnerRow } from "@thaw/db/tables/course-member";
import type { ItemRow } from "@thaw/db/tables/item";
import type { ItemStateRow } from "@thaw/db/tables/item-state";
import type { ProgressRow } from "@thaw/db/tables/lesson-progress";

const emptyCell: GradebookCell = { state: "none", score: 0, tries: 0, closed: false };

/** Where a learner stands with an item, as one mark. A solved item stays right, also when its solution was seen later. */
export function cellOf(item: Pick<ItemRow, "policy">, state: ItemStateRow | undefined): GradebookCell {
  if (!state) return emptyCell;
  const closed = item.policy.tries !== null && state.triesUsed >= item.policy.tries;
  const { bestScore: score, triesUsed: tries } = state;
  if (state.solved) return { state: "right", score, tries, closed };
  if (state.solutionSeenAt) return { state: "seen", score, tries, closed };
  if (tries > 0) return { state: "wrong", score, tries, closed };
  return { state: state.attempts > 0 ? "under-way" : "none", score, tries, closed };
}

export const standingOf = (row: ProgressRow | undefined): LessonStanding => ({
  percent: row?.percent ?? 0,
  score: row?.score ?? 0,
  maxScore: row?.maxScore ?? 0,
  state: row?.state ?? "not-started",
  sectionsRead: row?.sectionsRead.length ?? 0,
  labsDone: row?.labsDone.length ?? 0,
});

/**
 * Everyone's line of a gradebook. Percentages and scores are the stored progress, derived by the one rule; the course's
 * percentage is the mean over its published lessons, rounded down so that 100 means done.
 */
export function gradebookRows(input: {
  learners: readonly CourseLearnerRow[];
  lessons: readonly { lessonId: string; slug: string }[];
  items: readonly ItemRow[];
  states: readonly ItemStateRow[];
  progress: readonly ProgressRow[];
}): GradebookLearner[] {
  const { learners, lessons, items, states, progress } = input;
  const stateOf = new Map(states.map((state) => [`${state.userId} ${state.itemId}`, state]));
  const progressOf = new Map(progress.map((row) => [`${row.userId} ${row.lessonId}`, row]));
  return learners.map(({ id, name, email, closed, enrolled, lastSeenAt }) => {
    const standings = lessons.map(
      ({ lessonId, slug }) => [slug, standingOf(progressOf.get(`${id} ${lessonId}`))] as const,
    );
    const sum = (of: (standing: LessonStanding) => number) =>
      standings.reduce((total, [, standing]) => total + of(standing), 0);
    return {
      id,
      name,
      email,
      enrolled,
      closed,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      percent: lessons.length === 0 ? 0 : Math.floor(sum(({ percent }) => percent) / lessons.length),
      score: Math.round(sum(({ score }) => score) * 100) / 100,
      cells: Object.fromEntries(items.map((item) => [item.id, cellOf(item, stateOf.get(`${id} ${item.id}`))])),
      lessons: Object.fromEntries(standings),
    };
  });
}
