import { itemIdOf } from "@thaw/contracts/ids";
import type { LessonNode, LessonTerminal, TerminalCheck } from "@thaw/contracts/lesson-document";
import { maxTerminalCodeLength } from "@thaw/contracts/terminal-code";
import type { Code } from "mdast";
import { type BuildState, collectParts, compact, type ProseBuilder } from "./build-state.ts";
import { claimId, report } from "./compile-context.ts";
import type { PropsOf } from "./component-schemas.ts";
import { nearestName } from "./nearest-name.ts";
import { attributePlace, type JsxElement, openingTag, readAttributes } from "./read-attributes.ts";
import { isPythonExpression } from "./read-python.ts";

/** A terminal: its starting code in one fenced block, then its checks. */
export function buildTerminal(state: BuildState, element: JsxElement, prose: ProseBuilder): LessonNode[] {
  const { context } = state;
  const props = readAttributes(context, "Terminal", element);
  const codes = element.children.filter((child): child is Extract<typeof child, Code> => child.type === "code");
  const rest = { ...element, children: element.children.filter(({ type }) => type !== "code") } as JsxElement;
  const checks = collectParts(state, rest, "Terminal").flatMap((part) => buildCheck(state, part.element, prose));
  const code = readCode(state, element, codes);
  if (!props) return [];
  claimId(context, props.id, attributePlace(element, "id"));
  const { files } = props;
  if (files !== undefined && context.fileSets && !context.fileSets.includes(files)) {
    const suggestion = nearestName(files, context.fileSets);
    report(context, "unknown-files", attributePlace(element, "files"), { name: files, suggestion });
  }
  const id = itemIdOf(context.lessonSlug, props.id);
  state.terminals.push({
    id,
    slug: props.id,
    sectionId: state.sectionId,
    title: props.title ?? null,
    files: files ?? null,
    code,
    readOnly: readLines(state, element, props.readOnly, code),
    checks,
  });
  return [{ type: "component", name: "Terminal", props: { id }, children: [] }];
}

function readCode(state: BuildState, element: JsxElement, codes: readonly Code[]): string {
  const { context } = state;
  const [first, second] = codes;
  if (!first || second) {
    report(context, "terminal-code", second?.position ?? openingTag(element), { count: codes.length });
    return "";
  }
  const language = first.lang?.toLowerCase() ?? "text";
  if (language !== "python" && language !== "py") {
    report(context, "terminal-code-language", first.position, { language });
  }
  if (first.value.length > maxTerminalCodeLength) {
    const params = { length: first.value.length, most: maxTerminalCodeLength };
    report(context, "terminal-code-too-long", first.position, params);
  }
  return first.value;
}

/** `1-3, 8` as ranges that rise, don't meet, and lie within the code. */
function readLines(
  state: BuildState,
  element: JsxElement,
  written: string | undefined,
  code: string,
): LessonTerminal["readOnly"] {
  if (written === undefined) return [];
  const count = code === "" ? 0 : code.split("\n").length;
  const ranges = written.split(",").map((part) => {
    const [, from = "", to = from] = /^\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*$/.exec(part) ?? [];
    return { from: Number(from), to: Number(to) };
  });
  const sound = ranges.every(({ from, to }, index) => from > (ranges[index - 1]?.to ?? 0) && to >= from && to <= count);
  if (sound) return ranges;
  report(state.context, "read-only-lines", attributePlace(element, "readOnly"), { lines: written, count });
  return [];
}

function buildCheck(state: BuildState, element: JsxElement, prose: ProseBuilder): TerminalCheck[] {
  const props = readAttributes(state.context, "Check", element);
  const hint = compact(prose(state, element, "Check"));
  return props ? readCheck(state, element, props, hint) : [];
}

function readCheck(
  state: BuildState,
  element: JsxElement,
  props: PropsOf<"Check">,
  hint: LessonNode[],
): TerminalCheck[] {
  const { context } = state;
  const { name, prints, expression, equals, tolerance, shape } = props;
  const kinds = [prints, equals, shape].filter((one) => one !== undefined).length;
  const reads = prints === undefined;
  if (kinds !== 1 || reads !== (expression !== undefined) || (tolerance !== undefined && typeof equals !== "number")) {
    report(context, "check-kind", openingTag(element));
    return [];
  }
  if (prints !== undefined) return [{ kind: "prints", name, hint, text: prints }];
  if (expression === undefined || !isPythonExpression(expression)) {
    report(context, "check-expression", attributePlace(element, "expression"), { detail: expression });
    return [];
  }
  if (equals !== undefined)
    return [{ kind: "equals", name, hint, expression, value: equals, tolerance: tolerance ?? 0 }];
  const sizes = shape === undefined || shape === "" ? [] : shape.replace(/^[([](.*?),?[)\]]$/, "$1").split(",");
  if (!sizes.every((size) => /^\s*\d{1,9}\s*$/.test(size)) || sizes.length > 8) {
    report(context, "check-shape", attributePlace(element, "shape"), { detail: shape });
    return [];
  }
  return [{ kind: "shape", name, hint, expression, shape: sizes.map(Number) }];
}

export function buildInspector(state: BuildState, element: JsxElement): LessonNode[] {
  const props = readAttributes(state.context, "TensorInspector", element);
  collectParts(state, element, "TensorInspector");
  if (!props) return [];
  state.inspected.push({ terminal: props.terminal, place: attributePlace(element, "terminal") });
  const terminal = itemIdOf(state.context.lessonSlug, props.terminal);
  return [{ type: "component", name: "TensorInspector", props: { terminal }, children: [] }];
}

/** An inspector may stand before its terminal, so this is asked at the end. */
export function checkInspected({ context, inspected, terminals }: BuildState): void {
  const known = terminals.map(({ slug }) => slug);
  for (const { terminal, place } of inspected) {
    if (known.includes(terminal)) continue;
    report(context, "unknown-terminal", place, { terminal, suggestion: nearestName(terminal, known) });
  }
}
