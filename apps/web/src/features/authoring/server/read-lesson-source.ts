import type { LessonSource } from "@thaw/contracts/authoring";
import { type Locale, locales } from "@thaw/contracts/ids";
import type { Database } from "@thaw/db/client";
import { selectLessonDraftPlaces, selectOptionalLessonDraft } from "@thaw/db/tables/lesson-draft";
import { selectLessonHeadings } from "@thaw/db/tables/lesson-heading";
import { selectOptionalRevision, selectRevisions } from "@thaw/db/tables/lesson-revision";
import type { SessionViewer } from "#platform/session.ts";
import { findEditableLesson } from "./find-editable-lesson.ts";
import { presentDraft } from "./save-lesson-draft.ts";

/** All that the editor opens with: the newest revision, one's own draft, and the course around it. */
export async function readLessonSource(
  input: { viewer: SessionViewer; lessonSlug: string; locale: Locale; uiLocale: Locale },
  { db }: { db: Database },
): Promise<LessonSource> {
  const { viewer, lessonSlug, locale, uiLocale } = input;
  const lesson = await findEditableLesson({ viewer, lessonSlug }, { db });
  const courseId = lesson.course.id;
  const [summaries, draft, headings, drafts] = await Promise.all([
    selectRevisions(db, lesson.id, locale),
    selectOptionalLessonDraft(db, { lessonId: lesson.id, locale, userId: viewer.id }),
    selectLessonHeadings(db, [courseId]),
    selectLessonDraftPlaces(db, viewer.id, courseId),
  ]);
  const [newest] = summaries;
  const latest = newest && (await selectOptionalRevision(db, lesson.id, locale, newest.number));
  const heading = headings.find(({ lessonId }) => lessonId === lesson.id);
  return {
    lesson: {
      slug: lesson.slug,
      position: heading?.published[0]?.number ?? lesson.position,
      courseSlug: lesson.course.slug,
      courseTitle: lesson.course.title[uiLocale],
    },
    locale,
    latest:
      newest && latest
        ? {
            number: newest.number,
            note: newest.note,
            authorName: newest.authorName,
            createdAt: newest.createdAt.toISOString(),
            source: latest.source,
          }
        : null,
    draft: draft && presentDraft(draft),
    languages: locales.map((language) => ({
      locale: language,
      revision: heading?.published.find((published) => published.locale === language)?.revision ?? 0,
      hasDraft: drafts.some((place) => place.lessonId === lesson.id && place.locale === language),
    })),
    lessons: headings.map(({ slug, position, published }) => {
      const told = published.find((one) => one.locale === uiLocale) ?? published[0];
      return {
        slug,
        position: told?.number ?? position,
        title: told?.title ?? slug,
        locales: published.map((one) => one.locale),
      };
    }),
  };
}
