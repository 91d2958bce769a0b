import type { ContentProblem, ContentProblemCode } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";
import type { Definition, FootnoteDefinition } from "mdast";

export interface Place {
  start: { line: number; column: number };
  end?: { line: number; column: number };
}

/** What one compilation carries along: where problems go, and what names are taken. */
export interface CompileContext {
  source: string;
  locale: Locale;
  lessonSlug: string;
  figures: readonly string[];
  fileExists: ((path: string) => boolean) | undefined;
  fileSets: readonly string[] | undefined;
  labs: readonly string[] | undefined;
  problems: ContentProblem[];
  /** Ids of sections, headings, items, challenges, labs and terminals: one name space, since all become anchors of one page. */
  ids: Map<string, Place>;
  definitions: Map<string, Definition>;
  footnotes: {
    definitions: Map<string, FootnoteDefinition>;
    /** Identifiers in the order of their first reference. */
    order: string[];
    references: Map<string, number>;
    allowed: boolean;
  };
  /** Links to `#id`, checked once all ids are known. */
  anchors: { id: string; place: Place }[];
}

const startOfSource: Place = { start: { line: 1, column: 1 } };

export function report(
  context: Pick<CompileContext, "problems">,
  code: ContentProblemCode,
  place: Place | undefined,
  params: Record<string, string | number | undefined> = {},
  severity: ContentProblem["severity"] = "error",
): void {
  const { start, end } = place ?? startOfSource;
  const known: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) if (value !== undefined) known[name] = value;
  context.problems.push({
    line: start.line,
    column: start.column,
    ...(end ? { endLine: end.line, endColumn: end.column } : {}),
    code,
    severity,
    params: known,
  });
}

/** Takes an id of the page, or reports that it is taken. */
export function claimId(context: CompileContext, id: string, place: Place | undefined): void {
  const first = context.ids.get(id);
  if (first) report(context, "duplicate-id", place, { id, firstLine: first.start.line });
  else context.ids.set(id, place ?? startOfSource);
}
