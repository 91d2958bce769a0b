import type { AnswerKey, ItemKey } from "@thaw/contracts/answer-key";
import type { Preview } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import type { Database } from "@thaw/db/client";
import { selectPublishedLanguages } from "@thaw/db/tables/lesson-lock";
import type { SessionViewer } from "#platform/session.ts";
import { compareLanguages } from "./compare-languages.ts";
import type { CompileSource } from "./compile-source.ts";
import { findEditableLesson } from "./find-editable-lesson.ts";
import { sayProblems } from "./say-problems.ts";

/**
 * Compiles a source without keeping it. What differs from the other language is said as a warning here, since both may
 * still change; publishing refuses it.
 */
export async function previewLesson(
  input: { viewer: SessionViewer; lessonSlug: string; locale: Locale; source: string; uiLocale: Locale },
  { db, compileFor }: { db: Database; compileFor: (courseSlug: string) => CompileSource },
): Promise<Preview> {
  const { lessonSlug, locale, source, uiLocale } = input;
  const lesson = await findEditableLesson(input, { db });
  const started = performance.now();
  const result = await compileFor(lesson.course.slug)({ source, lessonSlug, locale }, { figures: [] });
  const milliseconds = Math.round(performance.now() - started);
  if (!("document" in result)) {
    return { document: null, problems: sayProblems(result.problems, uiLocale), answers: {}, milliseconds };
  }
  const others = (await selectPublishedLanguages(db, lesson.id)).filter((other) => other.locale !== locale);
  const differing = compareLanguages([
    ...others.map(({ document, answerKey }) => ({ document, key: answerKey })),
    result,
  ]).map((problem) => ({ ...problem, severity: "warning" as const }));
  return {
    document: result.document,
    problems: sayProblems([...result.warnings, ...differing], uiLocale),
    answers: answersOf(result.key),
    milliseconds,
  };
}

const answersOf = (key: AnswerKey): Preview["answers"] =>
  Object.fromEntries(Object.entries(key.items).map(([id, item]) => [id, answerOf(item)]));

function answerOf(item: ItemKey): string[] {
  switch (item.kind) {
    case "single-choice":
      return [item.correct];
    case "several-choices":
      return item.correct;
    case "number":
      return [item.tolerance === 0 ? String(item.answer) : `${item.answer} ± ${item.tolerance}`];
    case "text":
      return item.accept;
    case "code-expression": {
      const { callee, args } = item.expects;
      return [`${item.binding} = ${callee}(${args.map(({ name, value }) => `${name}=${String(value)}`).join(", ")})`];
    }
    case "lab":
      return [`accuracy ≥ ${item.goal.atLeast}`];
  }
}
