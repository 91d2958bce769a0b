import type { ContentProblem } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";
import type { RootDatabase } from "@thaw/db/client";
import { figureNames } from "#features/lesson/figures/figure-names.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import type { CompileSource } from "./compile-source.ts";
import { findEditableLesson } from "./find-editable-lesson.ts";
import { type Published, type PublishSource, publishLesson } from "./publish-lesson.ts";
import { sayProblems } from "./say-problems.ts";

/**
 * Publishes for a person, if they may edit the lesson, and renews its cached pages.
 * @throws DomainError as `publishLesson`; problems come with their sentences.
 */
export async function publishRevisions(
  input: { viewer: SessionViewer; lessonSlug: string; sources: PublishSource[]; note: string; uiLocale: Locale },
  deps: {
    db: RootDatabase;
    now: Date;
    compileFor: (courseSlug: string) => CompileSource;
    renew: (published: Published) => void;
  },
): Promise<Published> {
  const { viewer, lessonSlug, sources, note, uiLocale } = input;
  const { db, now, compileFor, renew } = deps;
  const lesson = await findEditableLesson({ viewer, lessonSlug }, { db });
  try {
    const published = await publishLesson(
      { actor: viewer, lessonSlug, sources, note },
      { db, now, figures: figureNames, compile: compileFor(lesson.course.slug) },
    );
    renew(published);
    return published;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "lesson-has-problems") throw error;
    const problems = sayProblems((error.extra?.problems ?? []) as ContentProblem[], uiLocale);
    throw new DomainError(error.code, { extra: { ...error.extra, problems }, cause: error });
  }
}
