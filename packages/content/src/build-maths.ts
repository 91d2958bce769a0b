import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { InlineMath, Math as MathBlock } from "mdast-util-math";
import { type CompileContext, type Place, report } from "./compile-context.ts";
import { renderMaths } from "./render-maths.ts";

/** Where in the source an offset of a formula lies: found by looking for its text behind the opening dollar signs. */
function placeInFormula(context: CompileContext, node: InlineMath | MathBlock, offset: number): Place | undefined {
  const from = node.position?.start.offset;
  if (from === undefined) return node.position;
  const at = context.source.indexOf(node.value, from);
  // Inside a quote or a list the text is broken by markers; the formula's start is near enough then.
  if (at < 0 || at > (node.position?.end.offset ?? 0)) return node.position;
  const before = context.source.slice(0, at + offset).split("\n");
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return node.position ? { start, end: node.position.end } : { start };
}

export function buildMaths(context: CompileContext, node: InlineMath | MathBlock, display: boolean): LessonNode[] {
  const result = renderMaths(node.value, display);
  if (!("nodes" in result)) {
    report(context, "maths", placeInFormula(context, node, result.offset), { detail: result.detail });
    return [];
  }
  if (!display) return result.nodes;
  return [{ type: "element", tag: "div", props: { className: "formula", tabIndex: 0 }, children: result.nodes }];
}
