import type { CreateExperimentBody, ExperimentSummary } from "@thaw/contracts/experiment";
import { mayAnswer } from "@thaw/core/access/lesson-access";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import {
  insertExperiment,
  lockLabStorage,
  nextExperimentNumber,
  selectExperimentSummaries,
  selectOptionalExperimentIdByKey,
} from "@thaw/db/tables/experiment";
import { recomputeProgress } from "#features/assessment/server/recompute-progress.ts";
import { findTrainingBackbone } from "#features/backbones/server/find-training-backbone.ts";
import { assertAllowed, findReadableLesson } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { optionalLabDefinition } from "../lab-definitions.ts";
import { checkEvaluation } from "./check-evaluation.ts";
import { checkHead, invalidField } from "./check-head.ts";
import { checkThaw } from "./check-thaw.ts";
import { presentExperimentSummary } from "./present-experiment.ts";
import { assertRoom, type LabQuota, labQuota } from "./storage-quota.ts";

/**
 * Keeps one training: settings, curves, evaluation and head, and marks the lab as done, in one transaction; a run on
 * the learner's own photos is kept and marks nothing: the lesson's lab is about the course's. The evaluation is the
 * browser's word; nothing is graded by it. A key that came before answers with the first result.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`, `invalid-request`, `quota-exceeded`.
 */
export async function createExperiment(
  input: { viewer: SessionViewer; experiment: CreateExperimentBody },
  { db, now, quota = labQuota() }: { db: RootDatabase; now: Date; quota?: LabQuota },
): Promise<ExperimentSummary> {
  const { viewer } = input;
  const { ownerId, ...experiment } = input.experiment;
  // On a shared computer another account may have signed in since the run began: it is not theirs.
  if (ownerId && ownerId !== viewer.id)
    throw new DomainError("unauthenticated", { message: "a run of another account" });
  const lab = optionalLabDefinition(experiment.labId);
  if (!lab) throw new DomainError("not-found", { message: `lab ${experiment.labId}` });
  const { lesson, enrolment } = await findReadableLesson({ lessonSlug: lab.lessonSlug, viewer }, { db });
  assertAllowed(
    mayAnswer({
      viewer: { userId: viewer.id, role: viewer.role },
      course: lesson.course,
      enrolment,
      lessonPublished: lesson.publishedLocales.length > 0,
    }),
  );
  const classIds = lab.classes.map(({ id }) => id);
  checkEvaluation(experiment.evaluation.heldOut, classIds);
  const backbone = await findTrainingBackbone(experiment.backbone, experiment.backboneSha256);
  if (!backbone) throw invalidField("body.backboneSha256", "this site has no such backbone with these weights");
  const head = Buffer.from(experiment.head, "base64");
  checkHead(head, {
    classCount: experiment.evaluation.heldOut.classes.length,
    featureWidth: backbone.featureWidth,
    hiddenUnits: experiment.settings.training?.hiddenUnits ?? 0,
    thawed: checkThaw(experiment.settings.thaw, backbone.architecture),
  });
  return inTransaction(db, async (tx) => {
    await lockLabStorage(tx, viewer.id);
    const earlier = await selectOptionalExperimentIdByKey(tx, viewer.id, experiment.idempotencyKey);
    if (earlier) return summaryOf(tx, viewer.id, earlier);
    const bytes = head.byteLength + JSON.stringify([experiment.curves, experiment.evaluation]).length;
    await assertRoom(tx, viewer.id, { kind: "experiments", bytes }, quota);
    const id = await insertExperiment(tx, {
      ...experiment,
      userId: viewer.id,
      lessonId: lesson.id,
      number: await nextExperimentNumber(tx, viewer.id, lab.id),
      head,
      createdAt: now,
    });
    if (experiment.evaluation.heldOut.own) return summaryOf(tx, viewer.id, id);
    await recomputeProgress(tx, {
      userId: viewer.id,
      lessonId: lesson.id,
      change: ({ labsDone }) => ({ labsDone: labsDone.includes(lab.id) ? labsDone : [...labsDone, lab.id] }),
    });
    return summaryOf(tx, viewer.id, id);
  });
}

async function summaryOf(tx: Database, userId: string, id: string): Promise<ExperimentSummary> {
  const [row] = await selectExperimentSummaries(tx, { userId, id });
  if (!row) throw new DomainError("not-found", { message: `experiment ${id}` });
  return presentExperimentSummary(row);
}
