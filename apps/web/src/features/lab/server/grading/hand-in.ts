import type { Locale } from "@thaw/contracts/ids";
import type { HandInRefusal } from "@thaw/contracts/lab-hand-in";
import { closedReason } from "@thaw/core/item-state/next-item-state";
import { handInAllowance } from "@thaw/core/lab/hand-in-allowance";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import { type ExperimentRow, selectOptionalExperiment } from "@thaw/db/tables/experiment";
import {
  countWaitingHandIns,
  type HandInRow,
  insertHandIn,
  lockHandIns,
  requeueHandIn,
  selectHandInTimes,
  selectOptionalHandIn,
} from "@thaw/db/tables/lab-hand-in";
import { selectLearnerItems } from "@thaw/db/tables/learner-lesson";
import { findTrainingBackbone } from "#features/backbones/server/find-training-backbone.ts";
import { assertAllowed } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findGradedLab, type GradedLab } from "./find-graded-lab.ts";
import { hashHead } from "./hash-head.ts";
import { readServerPhotos } from "./server-photos.ts";

export interface HandInInput {
  viewer: SessionViewer;
  labId: string;
  experimentId: string;
  locale: Locale;
  /** Whose experiment it was when the page was opened. */
  ownerId?: string | undefined;
}

/** Of everyone together: a queue that is longer than this is an attack or a fault, and no one would wait for it. */
const waitingAtMost = 200;
/** A fault of the server's deserves a second try; a head that fails by itself would take the queue's time again and again. */
const requeuesAtMost = 1;

const refused = (reason: HandInRefusal): DomainError =>
  new DomainError("hand-in-refused", { message: reason, extra: { reason } });

/**
 * Takes a stored experiment's head to be measured on the photos that only the server reads. The same head for the same goal
 * is taken once: again it answers with what there is, and counts for nothing. One that failed is tried once more, which counts.
 * @throws DomainError `not-found` for a lab, lesson or experiment that isn't this learner's; `unauthenticated`, `forbidden`,
 * `hand-in-refused` with its reason, `item-closed`, `rate-limited`, `unavailable`.
 */
export async function handIn(input: HandInInput, { db, now }: { db: RootDatabase; now: Date }): Promise<HandInRow> {
  const { viewer, labId, experimentId, ownerId } = input;
  // On a shared computer another account may have signed in since: it is not theirs.
  if (ownerId && ownerId !== viewer.id) throw new DomainError("unauthenticated", { message: "of another account" });
  const graded = await findGradedLab(input, { db });
  if (!graded) throw refused("not-graded");
  assertAllowed(graded.handingIn);
  const experiment = await selectOptionalExperiment(db, viewer.id, experimentId);
  if (experiment?.labId !== labId) throw new DomainError("not-found", { message: `experiment ${experimentId}` });
  if (experiment.evaluation.heldOut.own) throw refused("own-photos");
  const photos = await readServerPhotos(graded.lab.courseSlug);
  if (!photos) throw refused("no-photos");
  if (!(await findTrainingBackbone(experiment.backbone, experiment.backboneSha256))) throw refused("backbone-gone");
  const identity = {
    userId: viewer.id,
    itemId: graded.item.id,
    headSha256: hashHead(experiment.head, experiment.backboneSha256),
    photosSha256: photos.sha256,
    goal: graded.goal.atLeast,
  };
  return inTransaction(db, async (tx) => {
    await lockHandIns(tx, viewer.id);
    const earlier = await selectOptionalHandIn(tx, identity);
    if (earlier && (earlier.state !== "failed" || earlier.requeues >= requeuesAtMost)) return earlier;
    if ((await countWaitingHandIns(tx)) >= waitingAtMost) {
      throw new DomainError("unavailable", { message: "the queue of hand-ins is full", retryAfterSeconds: 60 });
    }
    const source = {
      experimentId,
      experimentNumber: experiment.number,
      revisionId: graded.revisionId,
    };
    await assertMayTry(tx, viewer.id, graded, now);
    if (earlier) return requeueHandIn(tx, earlier.id, { ...source, queuedAt: now });
    const { correct, total } = ownFigure(experiment);
    return insertHandIn(tx, { ...identity, ...source, ownCorrect: correct, ownTotal: total, createdAt: now });
  });
}

const ownFigure = ({ evaluation }: ExperimentRow): { correct: number; total: number } => evaluation.heldOut;

async function assertMayTry(db: Database, userId: string, { item, lessonId }: GradedLab, now: Date): Promise<void> {
  const state = (await selectLearnerItems(db, userId, lessonId)).find(({ id }) => id === item.id)?.state;
  if (state && closedReason(item.policy, state)) throw new DomainError("item-closed");
  const since = new Date(now.getTime() - 86_400_000);
  const { left, nextAt } = handInAllowance(await selectHandInTimes(db, { userId, itemId: item.id, since }), now);
  if (left > 0 || !nextAt) return;
  throw new DomainError("rate-limited", {
    message: "hand-ins of an hour or a day are used up",
    retryAfterSeconds: Math.ceil((nextAt.getTime() - now.getTime()) / 1000),
    extra: { nextAt: nextAt.toISOString() },
  });
}
