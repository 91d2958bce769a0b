import type { Locale } from "@thaw/contracts/ids";
import type { LabGrading } from "@thaw/contracts/lab-hand-in";
import { handInAllowance, handInRule } from "@thaw/core/lab/hand-in-allowance";
import type { Database } from "@thaw/db/client";
import { selectHandIns, selectHandInTimes } from "@thaw/db/tables/lab-hand-in";
import { selectLearnerItems } from "@thaw/db/tables/learner-lesson";
import { presentStanding } from "#features/assessment/server/present.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findGradedLab, type GradedLab } from "./find-graded-lab.ts";
import { presentHandIn } from "./present-hand-in.ts";

const day = 86_400_000;
/** More than anyone hands in within two days. */
const shown = 50;

/**
 * The goal of a lab, and for who may hand in where they stand with it, what they handed in, and what they still may.
 * @returns null for a lab that its lesson doesn't grade.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`.
 */
export async function readGrading(
  input: { viewer: SessionViewer | null; labId: string; locale: Locale },
  { db, now }: { db: Database; now: Date },
): Promise<LabGrading | null> {
  const graded = await findGradedLab(input, { db });
  if (!graded) return null;
  const { item, goal, handingIn } = graded;
  const own = input.viewer && handingIn.allowed ? await readOwn(input.viewer.id, graded, { db, now }) : null;
  return { itemId: item.id, goal, points: item.points, own };
}

async function readOwn(
  userId: string,
  { item, lessonId }: GradedLab,
  { db, now }: { db: Database; now: Date },
): Promise<NonNullable<LabGrading["own"]>> {
  const itemId = item.id;
  const [handIns, times, items] = await Promise.all([
    selectHandIns(db, { userId, itemId, limit: shown }),
    selectHandInTimes(db, { userId, itemId, since: new Date(now.getTime() - day) }),
    selectLearnerItems(db, userId, lessonId),
  ]);
  const state = items.find(({ id }) => id === itemId)?.state;
  const nothing = { attempts: 0, triesUsed: 0, bestScore: 0, solved: false, solutionSeen: false };
  const { left, nextAt } = handInAllowance(times, now);
  return {
    standing: presentStanding(item, state ?? nothing),
    limits: { ...handInRule, left, nextAt: nextAt?.toISOString() ?? null },
    handIns: handIns.map(presentHandIn),
  };
}
