import type { Nodes, Root } from "mdast";
import type {} from "mdast-util-math";
import type {} from "mdast-util-mdx";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type CompileContext, type Place, report } from "./compile-context.ts";
import { limits } from "./limits.ts";

const processor = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkCjkFriendly)
  .freeze();

interface SyntaxFailure {
  reason: string;
  ruleId: string | undefined;
  place: Place | undefined;
}

function readFailure(error: unknown): SyntaxFailure | null {
  if (!(error instanceof Error) || !("reason" in error) || typeof error.reason !== "string") return null;
  const ruleId = "ruleId" in error && typeof error.ruleId === "string" ? error.ruleId : undefined;
  const given = "place" in error ? error.place : undefined;
  if (typeof given !== "object" || given === null) return { reason: error.reason, ruleId, place: undefined };
  const start = "start" in given ? given.start : given;
  const isPoint = (value: unknown): value is Place["start"] =>
    typeof value === "object" && value !== null && "line" in value && "column" in value;
  return { reason: error.reason, ruleId, place: isPoint(start) ? { start } : undefined };
}

/** Markers of nested quotes and lists at the start of a line: what the parser would recurse into. */
function deepestPrefix(source: string): { depth: number; line: number } {
  let depth = 0;
  let line = 1;
  let index = 0;
  for (const text of source.split("\n")) {
    index++;
    const prefix = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(text)?.[0] ?? "";
    const markers = prefix.match(/>|[-+*]|\d+/g)?.length ?? 0;
    if (markers > depth) {
      depth = markers;
      line = index;
    }
  }
  return { depth, line };
}

const firstLine = (text: string): string => text.split("\n")[0] ?? text;

function reportFailure(context: CompileContext, { reason, ruleId, place }: SyntaxFailure): void {
  const unclosed = /closing tag for `<([^`>]*)>?`(?: \((\d+):(\d+)-)?/.exec(reason);
  if (unclosed) {
    const [, name = "", line, column] = unclosed;
    const start = line && column ? { line: Number(line), column: Number(column) } : undefined;
    report(context, "syntax-unclosed-tag", start ? { start } : place, { name });
  } else if (ruleId === "unexpected-closing-slash") {
    report(context, "syntax-unexpected-closing-tag", place);
  } else if (reason.includes("`!` (U+0021)")) {
    report(context, "syntax-html-comment", place);
  } else if (reason.includes("import/exports")) {
    report(context, "esm-not-allowed", place);
  } else if (ruleId === "acorn" || reason.includes("in expression")) {
    report(context, "syntax-expression", place);
  } else if (/before (?:local )?name/.test(reason)) {
    report(context, "syntax-lone-angle", place, { detail: firstLine(reason) });
  } else {
    report(context, "syntax", place, { detail: firstLine(reason) });
  }
}

/** Walks with a stack of its own, so that a deep tree cannot overflow the call stack. */
function withinCaps(context: CompileContext, root: Root): boolean {
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  let count = 0;
  for (let entry = open.pop(); entry; entry = open.pop()) {
    count++;
    if (count > limits.nodes) {
      report(context, "too-many-nodes", undefined, { most: limits.nodes });
      return false;
    }
    if (entry.depth > limits.depth) {
      report(context, "too-deep", entry.node.position, { most: limits.depth });
      return false;
    }
    if ("children" in entry.node) {
      for (const child of entry.node.children) open.push({ node: child, depth: entry.depth + 1 });
    }
  }
  return true;
}

/** Markdown with JSX to a syntax tree. Expressions are parsed for their syntax, never run. */
export function parseMdx(context: CompileContext, body: string): Root | null {
  const prefix = deepestPrefix(body);
  if (prefix.depth > limits.depth) {
    report(context, "too-deep", { start: { line: prefix.line, column: 1 } }, { most: limits.depth });
    return null;
  }
  let root: Root;
  try {
    root = processor.parse(body);
  } catch (error) {
    if (error instanceof RangeError) {
      report(context, "too-deep", undefined, { most: limits.depth });
      return null;
    }
    const failure = readFailure(error);
    if (!failure) throw error;
    reportFailure(context, failure);
    return null;
  }
  return withinCaps(context, root) ? root : null;
}
