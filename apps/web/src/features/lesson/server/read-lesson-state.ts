import type { LessonState } from "@thaw/contracts/attempts";
import type { Locale } from "@thaw/contracts/ids";
import { type LessonAccess, mayAnswer, mayReadLesson } from "@thaw/core/access/lesson-access";
import type { RootDatabase } from "@thaw/db/client";
import {
  type LessonAccessRow,
  selectOptionalLearnerLesson,
  selectOptionalLessonAccess,
} from "@thaw/db/tables/learner-lesson";
import { readMe } from "#features/account/server/read-me.ts";
import { readItemKey } from "#features/assessment/server/answer-key-cache.ts";
import { presentAttempt, presentProgress, presentStanding } from "#features/assessment/server/present.ts";
import { tellInLanguage } from "#features/assessment/server/tell-in-language.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { assertAllowed } from "./find-lesson.ts";

const signedOut: LessonState = {
  viewer: null,
  mayAnswer: false,
  mayEnrol: false,
  progress: null,
  standings: [],
  latest: [],
  solutions: {},
  drafts: [],
  terminals: [],
};

/** @throws DomainError `not-found` when there is no such lesson. */
function found<T>(row: T | null): T {
  if (!row) throw new DomainError("not-found", { message: "no such lesson" });
  return row;
}

/** What access is decided by. */
const question = (viewer: SessionViewer | null, row: LessonAccessRow): LessonAccess => ({
  viewer: viewer && { userId: viewer.id, role: viewer.role },
  course: row.course,
  enrolment: row.enrolment,
  lessonPublished: row.published,
});

/** All that is the viewer's own on a lesson page, in one request. */
export async function readLessonState(
  input: { viewer: SessionViewer | null; lessonSlug: string; locale: Locale },
  { db }: { db: RootDatabase },
): Promise<LessonState> {
  const { viewer, lessonSlug, locale } = input;
  if (!viewer) {
    const lesson = found(await selectOptionalLessonAccess(db, { lessonSlug, userId: null, locale }));
    assertAllowed(mayReadLesson(question(null, lesson)));
    return signedOut;
  }
  const row = found(await selectOptionalLearnerLesson(db, { lessonSlug, userId: viewer.id, locale }));
  const asked = question(viewer, row);
  assertAllowed(mayReadLesson(asked));
  const { course, revisionId, own } = row;
  const access = mayAnswer(asked);
  const me = await readMe(viewer, { db });
  const latest = revisionId
    ? await Promise.all(own.latest.map((attempt) => tellInLanguage(attempt, { db, revisionId })))
    : own.latest;
  const solutions: LessonState["solutions"] = {};
  for (const { id, state } of own.items) {
    if (!state.solutionSeen || !revisionId) continue;
    const key = await readItemKey(db, revisionId, id);
    if (key?.solution) solutions[id] = key.solution;
  }
  return {
    viewer: me,
    mayAnswer: access.allowed,
    mayEnrol: !access.allowed && course.selfEnrol,
    progress: own.progress && presentProgress(own.progress),
    standings: own.items.map((item) => presentStanding(item, item.state)),
    latest: latest.map(presentAttempt),
    solutions,
    drafts: own.drafts,
    terminals: own.terminals,
  };
}
