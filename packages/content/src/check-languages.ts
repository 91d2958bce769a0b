import type { AnswerKey, ItemKey } from "@thaw/contracts/answer-key";
import type { ContentProblem, ContentProblemCode } from "@thaw/contracts/content-problem";
import type { LessonDocument, LessonTerminal, PublicItem } from "@thaw/contracts/lesson-document";
import { bareProgram } from "./read-python.ts";

export interface CompiledLesson {
  document: LessonDocument;
  key: AnswerKey;
}

/** What must be the same in every language, as text to compare; texts and hints may differ, and accepted words too. */
function gradingOf(item: PublicItem, key: ItemKey | undefined): Record<string, unknown> {
  const common = { ...item.policy, solution: item.hasSolution, challenge: item.challengeId, section: item.sectionId };
  if (!key) return common;
  switch (key.kind) {
    case "single-choice":
      return { ...common, correct: key.correct };
    case "several-choices":
      return { ...common, correct: key.correct.toSorted() };
    case "number":
      return { ...common, answer: key.answer, tolerance: key.tolerance };
    case "text":
      return { ...common, case: key.caseSensitive };
    case "code-expression":
      return { ...common, binding: key.binding, expects: key.expects };
    case "lab":
      return { ...common, goal: key.goal.atLeast };
  }
}

const choicesOf = (item: PublicItem): string[] =>
  "choices" in item ? item.choices.map(({ id }) => id).toSorted() : [];

/** What must be the same of a terminal: the program without its comments and texts, and the checks without their words. */
function programOf({ files, code, readOnly, checks }: LessonTerminal): Record<string, unknown> {
  return { files, code: bareProgram(code), readOnly, checks: checks.map(({ name: _, hint: __, ...check }) => check) };
}

function terminalDifferences(own: readonly LessonTerminal[], theirs: readonly LessonTerminal[]): string[] {
  const [ids, otherIds] = [own.map(({ slug }) => slug), theirs.map(({ slug }) => slug)];
  if (ids.join() !== otherIds.join()) return [difference(ids, otherIds)];
  return own.flatMap((terminal, index) => {
    const twin = theirs[index];
    if (!twin) return [];
    const [program, other] = [programOf(terminal), programOf(twin)];
    const fields = Object.keys(program).filter(
      (field) => JSON.stringify(program[field]) !== JSON.stringify(other[field]),
    );
    return fields.length > 0 ? [`${terminal.slug} (${fields.join(", ")})`] : [];
  });
}

/** Names that are in one list and not in the other; where the sets agree, both orders. */
function difference(a: readonly string[], b: readonly string[]): string {
  const only = [...a.filter((id) => !b.includes(id)), ...b.filter((id) => !a.includes(id))];
  return only.length > 0 ? only.join(", ") : `${a.join(", ")} / ${b.join(", ")}`;
}

/**
 * Whether the languages of one lesson are one lesson: the same sections, items, choices and labs, graded alike. Each is
 * held against the first. Positions are those of the file's start, since a difference has no line of its own.
 */
export function checkLanguages(lessons: readonly CompiledLesson[]): ContentProblem[] {
  const [first, ...others] = lessons;
  if (!first) return [];
  return others.flatMap((lesson) => compare(lesson, first));
}

function compare(lesson: CompiledLesson, other: CompiledLesson): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const { document } = lesson;
  const languages = { locale: document.locale, other: other.document.locale };
  const report = (code: ContentProblemCode, params: Record<string, string>) =>
    problems.push({ line: 1, column: 1, code, severity: "error", params: { ...languages, ...params } });

  if (document.lessonSlug !== other.document.lessonSlug) {
    report("languages-lesson", { detail: `${document.lessonSlug} / ${other.document.lessonSlug}` });
    return problems;
  }
  const sections = document.sections.map(({ id }) => id);
  const otherSections = other.document.sections.map(({ id }) => id);
  if (sections.join() !== otherSections.join()) {
    report("languages-sections", { detail: difference(sections, otherSections) });
  }
  if (document.labs.join() !== other.document.labs.join()) {
    report("languages-labs", { detail: difference(document.labs, other.document.labs) });
  }

  for (const detail of terminalDifferences(document.terminals ?? [], other.document.terminals ?? [])) {
    report("languages-terminals", { detail });
  }

  const own = new Map(document.items.map((item) => [item.id, item]));
  const theirs = new Map(other.document.items.map((item) => [item.id, item]));
  for (const { id, slug } of other.document.items) if (!own.has(id)) report("languages-items", { item: slug });
  for (const { id, slug } of document.items) {
    // Said from the other side: the item is here, and missing there.
    if (!theirs.has(id)) report("languages-items", { item: slug, locale: languages.other, other: languages.locale });
  }
  const shared = document.items.filter(({ id }) => theirs.has(id));
  const sharedOther = other.document.items.filter(({ id }) => own.has(id));
  const firstMoved = shared.find((item, index) => item.id !== sharedOther[index]?.id);
  if (firstMoved) report("languages-order", { item: firstMoved.slug });

  for (const item of shared) {
    const twin = theirs.get(item.id);
    if (!twin) continue;
    if (item.kind !== twin.kind) {
      report("languages-kind", { item: item.slug });
      continue;
    }
    if (choicesOf(item).join() !== choicesOf(twin).join()) {
      report("languages-choices", { item: item.slug, detail: difference(choicesOf(item), choicesOf(twin)) });
    }
    const grading = gradingOf(item, lesson.key.items[item.id]);
    const twinGrading = gradingOf(twin, other.key.items[item.id]);
    const fields = [...new Set([...Object.keys(grading), ...Object.keys(twinGrading)])];
    const differing = fields.filter((field) => JSON.stringify(grading[field]) !== JSON.stringify(twinGrading[field]));
    if (differing.length > 0) report("languages-grading", { item: item.slug, detail: differing.join(", ") });
  }
  return problems;
}
