import type { CompiledLesson } from "@thaw/content/check-languages";
import type { AnswerKey } from "@thaw/contracts/answer-key";
import type { ContentProblem } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument } from "@thaw/contracts/lesson-document";
import { type Database, inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { replaceLiveItems } from "@thaw/db/tables/item";
import { selectOptionalLessonBySlug, upsertPublication } from "@thaw/db/tables/lesson";
import { deletePublishedLessonDraft } from "@thaw/db/tables/lesson-draft";
import { lockLesson, selectPublishedLanguages } from "@thaw/db/tables/lesson-lock";
import { insertRevision, selectOptionalLatestRevision } from "@thaw/db/tables/lesson-revision";
import { DomainError } from "#platform/domain-error.ts";
import { compareLanguages } from "./compare-languages.ts";
import { type CompileSource, compileHere } from "./compile-source.ts";
import { liveItems, progressOutline } from "./live-items.ts";
import { recomputeLesson } from "./recompute-lesson.ts";

export interface PublishSource {
  locale: Locale;
  source: string;
  /** Number of the newest revision that the author had seen; left out, whatever is newest is built upon. */
  baseRevision?: number | undefined;
}

export interface PublishInput {
  /** null: the site itself, such as its first course. */
  actor: { id: string } | null;
  lessonSlug: string;
  sources: readonly PublishSource[];
  note: string;
}

export interface PublishDeps {
  db: RootDatabase;
  now: Date;
  /** Names of the built-in figures. */
  figures: readonly string[];
  fileExists?: ((path: string) => boolean) | undefined;
  compile?: CompileSource;
}

export interface Published {
  lessonId: string;
  courseSlug: string;
  revisions: { locale: Locale; number: number; warnings: ContentProblem[] }[];
}

/** A problem of one language's source. */
export type LocalisedProblem = ContentProblem & { locale: Locale };

interface Compiled extends PublishSource {
  document: LessonDocument;
  key: AnswerKey;
  warnings: ContentProblem[];
}

/**
 * Publishes one or several languages of a lesson: compiles and checks, compares the languages, then writes revision,
 * pointer, items and audit rows in one transaction. Access is for the caller to check, and so is renewing cached pages.
 * @throws DomainError `not-found`; `lesson-has-problems` with `extra.problems`; `stale` with `extra.newer` when somebody
 * published after the author's base.
 */
export async function publishLesson(input: PublishInput, deps: PublishDeps): Promise<Published> {
  const { actor, lessonSlug, sources, note } = input;
  const { db, now } = deps;
  const lesson = await selectOptionalLessonBySlug(db, lessonSlug);
  if (!lesson) throw new DomainError("not-found", { message: `lesson ${lessonSlug}` });
  const compiled = await compileAll(input, deps);
  return inTransaction(db, async (tx) => {
    await lockLesson(tx, lesson.id);
    await refuseStale(tx, lesson.id, sources);
    const before = await selectPublishedLanguages(tx, lesson.id);
    const kept = before.filter(({ locale }) => !compiled.some((one) => one.locale === locale));
    refuseDifferingLanguages([...kept.map(({ document, answerKey }) => ({ document, key: answerKey })), ...compiled]);
    const revisions: Published["revisions"] = [];
    for (const one of compiled) {
      const number = await writeRevision(tx, { lessonId: lesson.id, one, actor, note, now });
      revisions.push({ locale: one.locale, number, warnings: one.warnings });
    }
    const documents = [...compiled, ...kept].map(({ locale, document }) => ({ locale, document }));
    await replaceLiveItems(tx, lesson.id, liveItems(documents), now);
    if (progressOutline(before[0]?.document) !== progressOutline(documents[0]?.document)) {
      await recomputeLesson(tx, lesson.id);
    }
    return { lessonId: lesson.id, courseSlug: lesson.course.slug, revisions };
  });
}

async function compileAll({ lessonSlug, sources }: PublishInput, deps: PublishDeps): Promise<Compiled[]> {
  const compile = deps.compile ?? compileHere;
  const compiled: Compiled[] = [];
  const problems: LocalisedProblem[] = [];
  for (const one of sources) {
    const result = await compile({ source: one.source, lessonSlug, locale: one.locale }, deps);
    if ("document" in result) compiled.push({ ...one, ...result });
    else problems.push(...result.problems.map((problem) => ({ ...problem, locale: one.locale })));
  }
  if (problems.length > 0) throw new DomainError("lesson-has-problems", { extra: { problems } });
  return compiled;
}

/** @throws DomainError `stale` with what is newer than the author's base. */
async function refuseStale(tx: Database, lessonId: string, sources: readonly PublishSource[]): Promise<void> {
  const newer = [];
  for (const { locale, baseRevision } of sources) {
    if (baseRevision === undefined) continue;
    const latest = await selectOptionalLatestRevision(tx, lessonId, locale);
    if ((latest?.number ?? 0) === baseRevision) continue;
    newer.push({ locale, number: latest?.number ?? 0, source: latest?.source ?? "", note: latest?.note ?? "" });
  }
  if (newer.length > 0) throw new DomainError("stale", { extra: { newer } });
}

/** One key grades every language, so sections, items, choices and grading must be the same in all of them. */
function refuseDifferingLanguages(languages: readonly CompiledLesson[]): void {
  const problems = compareLanguages(languages);
  if (problems.some(({ severity }) => severity === "error")) {
    throw new DomainError("lesson-has-problems", { extra: { problems, languagesDiffer: true } });
  }
}

async function writeRevision(
  tx: Database,
  input: { lessonId: string; one: Compiled; actor: { id: string } | null; note: string; now: Date },
): Promise<number> {
  const { lessonId, one, actor, note, now } = input;
  const { locale, source, document, key } = one;
  const latest = await selectOptionalLatestRevision(tx, lessonId, locale);
  const number = (latest?.number ?? 0) + 1;
  const authorId = actor?.id ?? null;
  const revision = await insertRevision(tx, {
    lessonId,
    locale,
    number,
    source,
    document,
    answerKey: key,
    authorId,
    note,
  });
  await upsertPublication(tx, { lessonId, locale, revisionId: revision.id, publishedAt: now });
  if (actor) await deletePublishedLessonDraft(tx, { lessonId, locale, userId: actor.id }, source);
  await insertAuditEntry(tx, {
    actorId: authorId,
    action: "lesson.publish",
    subject: `lesson:${lessonId}`,
    detail: { lesson: document.lessonSlug, locale, number },
  });
  return number;
}
