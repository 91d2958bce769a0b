import type { LabGoal } from "@thaw/contracts/lesson-document";

/** Of the server's photos, at most this share may count for the learner because they lie within rounding. */
const slackShare = 0.01;

/**
 * Grades a hand-in by what the server measured.
 * @param correct photos that are right beyond doubt.
 * @param close photos whose true class loses by less than the rounding between devices: up to a hundredth of all
 * (rounded up) count for the learner. More than that is no rounding, but a head that does not tell its classes apart.
 * @returns `counted`, what the figure and the verdict stand on; all or nothing.
 */
export function gradeLab({
  goal,
  correct,
  close,
  total,
}: {
  goal: LabGoal;
  correct: number;
  close: number;
  total: number;
}): { counted: number; reached: boolean } {
  const counted = correct + Math.min(close, Math.ceil(slackShare * total));
  // 0.55 × 140 is 77.00000000000001: a share that is met exactly is met.
  return { counted, reached: counted >= goal.atLeast * total - 1e-9 * total };
}
