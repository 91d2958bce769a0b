import type { AnswerKey } from "@thaw/contracts/answer-key";
import type { ContentProblem } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument } from "@thaw/contracts/lesson-document";
import type { Nodes, Root } from "mdast";
import { componentsIn } from "./build-components.ts";
import { buildBlocks } from "./build-prose.ts";
import { type BuildState, compact } from "./build-state.ts";
import { checkInspected } from "./build-terminals.ts";
import { type CompileContext, report } from "./compile-context.ts";
import { buildFootnotes } from "./footnotes.ts";
import { splitSource } from "./front-matter.ts";
import { limits } from "./limits.ts";
import { nearestName } from "./nearest-name.ts";
import { parseMdx } from "./parse-mdx.ts";

export interface CompileOptions {
  /** Names of the built-in figures. */
  figures: readonly string[];
  /** Whether a picture of the course exists; without it, paths are checked for their form alone. */
  fileExists?: (path: string) => boolean;
  /** Courses whose photos a terminal can read; without it, any name of the right form passes. */
  fileSets?: readonly string[];
  /** Labs that the site has; without it, any name of the right form passes. */
  labs?: readonly string[];
  /** What the file's place says it is; a front matter that says otherwise is an error. */
  expect?: { lessonSlug?: string; locale?: Locale };
}

export type CompileResult =
  | { document: LessonDocument; key: AnswerKey; warnings: ContentProblem[] }
  | { problems: ContentProblem[] };

const inOrder = (problems: ContentProblem[]): ContentProblem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);

/**
 * Compiles a lesson's source to the document that everyone may see and the key that only the server may.
 * The source is data: it is parsed and checked against what is allowed, and nothing of it is ever evaluated.
 * All problems are reported, in the order of the source; a document comes only when none is an error.
 * Takes as long as the source makes it: for sources of strangers, use `compileInWorker`.
 */
export function compileLesson(source: string, options: CompileOptions): CompileResult {
  const problems: ContentProblem[] = [];
  if (Buffer.byteLength(source) > limits.sourceBytes) {
    report({ problems }, "source-too-large", undefined, { kilobytes: Math.ceil(Buffer.byteLength(source) / 1024) });
    return { problems };
  }
  // One kind of line end and no byte order mark, so that the same text compiles to the same document anywhere.
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const { frontMatter, body } = splitSource({ problems }, text, options.expect?.locale);
  if (frontMatter) checkExpected({ problems }, frontMatter, options.expect);

  const context: CompileContext = {
    source: body,
    locale: frontMatter?.locale ?? options.expect?.locale ?? "en",
    lessonSlug: frontMatter?.lesson ?? options.expect?.lessonSlug ?? "lesson",
    figures: options.figures,
    fileExists: options.fileExists,
    fileSets: options.fileSets,
    labs: options.labs,
    problems,
    ids: new Map(),
    definitions: new Map(),
    footnotes: { definitions: new Map(), order: [], references: new Map(), allowed: true },
    anchors: [],
  };
  const root = parseMdx(context, body);
  if (!root) return { problems: inOrder(problems) };
  const built = buildLesson(context, root);
  if (!frontMatter || problems.some((problem) => problem.severity === "error")) return { problems: inOrder(problems) };
  const { lesson, locale, title, lead, number, minutes } = frontMatter;
  return {
    document: {
      version: 1,
      lessonSlug: lesson,
      locale,
      title,
      lead,
      number: number ?? null,
      minutes: minutes ?? null,
      ...built.document,
    },
    key: built.key,
    warnings: inOrder(problems),
  };
}

function checkExpected(
  context: Pick<CompileContext, "problems">,
  found: { lesson: string; locale: string },
  expect: CompileOptions["expect"],
): void {
  const pairs = [
    ["lesson", expect?.lessonSlug, found.lesson],
    ["locale", expect?.locale, found.locale],
  ] as const;
  for (const [field, expected, written] of pairs) {
    if (expected !== undefined && expected !== written) {
      report(context, "front-matter-mismatch", undefined, { field, expected, written });
    }
  }
}

function collectDefinitions(context: CompileContext, root: Root): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "definition" && !context.definitions.has(node.identifier.toLowerCase())) {
      context.definitions.set(node.identifier.toLowerCase(), node);
    }
    const notes = context.footnotes.definitions;
    if (node.type === "footnoteDefinition" && !notes.has(node.identifier.toLowerCase())) {
      notes.set(node.identifier.toLowerCase(), node);
    }
    // Children are taken from the end, so that the first definition of a name in the source wins.
    if ("children" in node) open.push(...[...node.children].reverse());
  }
}

function buildLesson(
  context: CompileContext,
  root: Root,
): { document: Pick<LessonDocument, "sections" | "body" | "items" | "labs" | "terminals">; key: AnswerKey } {
  collectDefinitions(context, root);
  const state: BuildState = {
    context,
    sections: [],
    items: [],
    keys: {},
    labs: [],
    terminals: [],
    inspected: [],
    sectionId: null,
    challengeId: null,
  };
  const component = componentsIn(state, "");
  const body = buildBlocks(context, root.children, { component });
  if (state.sections.length === 0) report(context, "no-section", undefined);
  body.push(...buildFootnotes(context, (note) => compact(buildBlocks(context, note.children, { component }))));
  for (const { id, place } of context.anchors) {
    if (context.ids.has(id)) continue;
    report(context, "unknown-anchor", place, { id, suggestion: nearestName(id, [...context.ids.keys()]) }, "warning");
  }
  checkInspected(state);
  const terminals = state.terminals.length > 0 ? { terminals: state.terminals } : {};
  return {
    document: { sections: state.sections, body, items: state.items, labs: state.labs, ...terminals },
    key: { version: 1, items: state.keys },
  };
}
