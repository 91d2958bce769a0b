import type { LessonState } from "@thaw/contracts/attempts";
import type { Locale } from "@thaw/contracts/ids";
import { mayAnswer } from "@thaw/core/access/lesson-access";
import type { RootDatabase } from "@thaw/db/client";
import { selectLatestAttempts } from "@thaw/db/tables/attempt";
import { selectDrafts } from "@thaw/db/tables/draft";
import { selectLiveItems } from "@thaw/db/tables/item";
import { selectItemStates } from "@thaw/db/tables/item-state";
import { selectOptionalPublishedRevisionId } from "@thaw/db/tables/lesson";
import { selectOptionalProgress } from "@thaw/db/tables/lesson-progress";
import { readMe } from "#features/account/server/read-me.ts";
import { readItemKey } from "#features/assessment/server/answer-key-cache.ts";
import { presentAttempt, presentProgress, presentStanding } from "#features/assessment/server/present.ts";
import { tellInLanguage } from "#features/assessment/server/tell-in-language.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findReadableLesson } from "./find-lesson.ts";

/** All that is the viewer's own on a lesson page, in one request. */
export async function readLessonState(
  input: { viewer: SessionViewer | null; lessonSlug: string; locale: Locale },
  { db }: { db: RootDatabase },
): Promise<LessonState> {
  const { viewer, lessonSlug, locale } = input;
  const { lesson, enrolment } = await findReadableLesson({ lessonSlug, viewer }, { db });
  if (!viewer) {
    return {
      viewer: null,
      mayAnswer: false,
      mayEnrol: false,
      progress: null,
      standings: [],
      latest: [],
      solutions: {},
      drafts: [],
    };
  }
  const access = mayAnswer({
    viewer: { userId: viewer.id, role: viewer.role },
    course: lesson.course,
    enrolment,
    lessonPublished: lesson.publishedLocales.length > 0,
  });
  const [me, items, states, latest, drafts, progress] = await Promise.all([
    readMe(viewer, { db }),
    selectLiveItems(db, [lesson.id]),
    selectItemStates(db, viewer.id, [lesson.id]),
    selectLatestAttempts(db, viewer.id, lesson.id),
    selectDrafts(db, viewer.id, lesson.id),
    selectOptionalProgress(db, viewer.id, lesson.id),
  ]);
  const stateOf = new Map(states.map((state) => [state.itemId, state]));
  const live = new Set(items.map((item) => item.id));
  const revisionId = await selectOptionalPublishedRevisionId(db, lesson.id, locale);
  const told = revisionId
    ? await Promise.all(latest.map((attempt) => tellInLanguage(attempt, { db, revisionId })))
    : latest;
  const solutions: LessonState["solutions"] = {};
  const seen = states.filter((state) => state.solutionSeenAt && live.has(state.itemId));
  if (revisionId) {
    for (const { itemId } of seen) {
      const key = await readItemKey(db, revisionId, itemId);
      if (key?.solution) solutions[itemId] = key.solution;
    }
  }
  return {
    viewer: me,
    mayAnswer: access.allowed,
    mayEnrol: !access.allowed && lesson.course.selfEnrol,
    progress: progress && presentProgress(progress),
    standings: items.map((item) => presentStanding(item, stateOf.get(item.id))),
    latest: told.filter((attempt) => live.has(attempt.itemId)).map(presentAttempt),
    solutions,
    drafts: drafts
      .filter((draft) => live.has(draft.itemId))
      .map((draft) => ({ ...draft, updatedAt: draft.updatedAt.toISOString() })),
  };
}
