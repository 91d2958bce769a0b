import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { Code, Heading, List, ListItem, Nodes, PhrasingContent, Table } from "mdast";
import { buildImage, checkLink } from "./build-links.ts";
import { buildMaths } from "./build-maths.ts";
import { type CompileContext, report } from "./compile-context.ts";
import { referToFootnote } from "./footnotes.ts";
import { highlightCode, isKnownLanguage, knownLanguages } from "./highlight-code.ts";
import { nearestName } from "./nearest-name.ts";
import { openingTag } from "./read-attributes.ts";

const text = (value: string): LessonNode => ({ type: "text", value });
const element = (tag: string, children: LessonNode[], props?: Record<string, string | number | boolean>): LessonNode =>
  props ? { type: "element", tag, props, children } : { type: "element", tag, children };

/** Where prose stands: which heading number comes next, and whether headings may occur. */
interface ProsePlace {
  heading?: () => string;
  /** Builds a component found among the prose; the caller knows which are allowed. */
  component: (node: Extract<Nodes, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>) => LessonNode[];
}

const inside = (place: ProsePlace, context: CompileContext): ProsePlace => ({
  component: (node) => {
    report(context, "component-not-allowed-here", openingTag(node), {
      component: node.name ?? "<>",
      parent: "Markdown",
    });
    return place.component(node);
  },
});

const cjk = "[\\u2e80-\\u312f\\u31a0-\\u4dbf\\u4e00-\\ua4cf\\uf900-\\ufaff\\uff00-\\uffef]";
const softBreak = new RegExp(`(?<=${cjk})[ \\t]*\\n[ \\t]*(?=${cjk})`, "gu");
/** A line break between two Japanese characters means nothing; a browser would show it as a space. */
const joinLines = (value: string): string => value.replace(softBreak, "");

function isComment(node: Nodes): boolean {
  if (node.type !== "mdxFlowExpression" && node.type !== "mdxTextExpression") return false;
  const program = node.data?.estree;
  return program?.body.length === 0 && (program.comments?.length ?? 0) > 0;
}

function buildInline(context: CompileContext, nodes: readonly Nodes[], place: ProsePlace): LessonNode[] {
  return nodes.flatMap((node): LessonNode[] => {
    switch (node.type) {
      case "text":
        return [text(joinLines(node.value))];
      case "emphasis":
        return [element("em", buildInline(context, node.children, inside(place, context)))];
      case "strong":
        return [element("strong", buildInline(context, node.children, inside(place, context)))];
      case "delete":
        return [element("del", buildInline(context, node.children, inside(place, context)))];
      case "inlineCode":
        return [element("code", [text(node.value)])];
      case "break":
        return [element("br", [])];
      case "inlineMath":
        return buildMaths(context, node, false);
      case "link":
      case "linkReference": {
        const children = buildInline(context, node.children, inside(place, context));
        const props = checkLink(context, node);
        return props ? [element("a", children, props)] : children;
      }
      case "image":
      case "imageReference":
        return buildImage(context, node);
      case "footnoteReference":
        return referToFootnote(context, node);
      case "mdxTextExpression":
      case "mdxFlowExpression":
        if (!isComment(node)) report(context, "expression-not-allowed", node.position);
        return [];
      case "mdxJsxTextElement":
      case "mdxJsxFlowElement":
        return place.component(node);
      default:
        report(context, "html-not-allowed", node.position, { name: node.type });
        return [];
    }
  });
}

const phrasing = new Set(
  "text emphasis strong delete inlineCode break inlineMath link linkReference image imageReference footnoteReference mdxTextExpression".split(
    " ",
  ),
);

const isBlank = (node: LessonNode): boolean => node.type === "text" && node.value.trim() === "";

/** A paragraph without white space at its ends, or nothing if nothing is left. */
function paragraph(children: LessonNode[]): LessonNode[] {
  const trimmed = [...children];
  while (trimmed[0] && isBlank(trimmed[0])) trimmed.shift();
  for (let last = trimmed.at(-1); last && isBlank(last); last = trimmed.at(-1)) trimmed.pop();
  const [first] = trimmed;
  if (!first) return [];
  if (first.type === "text") trimmed[0] = text(first.value.trimStart());
  const last = trimmed.at(-1);
  if (last?.type === "text") trimmed[trimmed.length - 1] = text(last.value.trimEnd());
  return [element("p", trimmed)];
}

/**
 * Splits children into blocks and runs of inline content. Markdown wraps adjacent inline JSX in a paragraph;
 * every component of ours is a block, so that such a paragraph is opened up here.
 */
export function unravel(nodes: readonly Nodes[]): (Nodes | PhrasingContent[])[] {
  const blocks: (Nodes | PhrasingContent[])[] = [];
  let run: PhrasingContent[] = [];
  const close = () => {
    if (run.length > 0) blocks.push(run);
    run = [];
  };
  for (const node of nodes) {
    if (node.type === "paragraph") {
      close();
      blocks.push(...unravel(node.children));
    } else if (phrasing.has(node.type)) {
      run.push(node as PhrasingContent);
    } else {
      close();
      blocks.push(node);
    }
  }
  close();
  return blocks;
}

export function buildBlocks(context: CompileContext, nodes: readonly Nodes[], place: ProsePlace): LessonNode[] {
  return unravel(nodes).flatMap((block): LessonNode[] =>
    Array.isArray(block) ? paragraph(buildInline(context, block, place)) : buildBlock(context, block, place),
  );
}

function buildBlock(context: CompileContext, node: Nodes, place: ProsePlace): LessonNode[] {
  switch (node.type) {
    case "heading":
      return buildHeading(context, node, place);
    case "blockquote":
      return [element("blockquote", buildBlocks(context, node.children, inside(place, context)))];
    case "list":
      return [buildList(context, node, inside(place, context))];
    case "thematicBreak":
      return [element("hr", [])];
    case "code":
      return [buildCode(context, node)];
    case "math":
      return buildMaths(context, node, true);
    case "table":
      return [buildTable(context, node, inside(place, context))];
    case "definition":
    case "footnoteDefinition":
      return [];
    case "mdxjsEsm":
      report(context, "esm-not-allowed", node.position);
      return [];
    default:
      return buildInline(context, [node], place);
  }
}

function buildHeading(context: CompileContext, node: Heading, place: ProsePlace): LessonNode[] {
  const children = buildInline(context, node.children, inside(place, context));
  if (node.depth !== 3 && node.depth !== 4) report(context, "heading-level", node.position, { level: node.depth });
  else if (!place.heading) report(context, "heading-not-allowed-here", node.position);
  const id = place.heading?.();
  return [element(`h${node.depth}`, children, id ? { id } : undefined)];
}

function buildCode(context: CompileContext, node: Code): LessonNode {
  const language = node.lang?.toLowerCase() ?? null;
  if (language && !isKnownLanguage(language)) {
    const suggestion = nearestName(language, knownLanguages());
    report(context, "unknown-code-language", node.position, { language, suggestion }, "warning");
  }
  const code = element("code", highlightCode(node.value, language));
  return element("pre", [code], { tabIndex: 0, ...(language ? { "data-language": language } : {}) });
}

function buildList(context: CompileContext, node: List, place: ProsePlace): LessonNode {
  const loose = node.spread || node.children.some((item) => item.spread);
  const items = node.children.map((item) => buildListItem(context, item, place, loose === true));
  if (!node.ordered) return element("ul", items);
  return element(
    "ol",
    items,
    node.start !== null && node.start !== undefined && node.start !== 1 ? { start: node.start } : undefined,
  );
}

function buildListItem(context: CompileContext, item: ListItem, place: ProsePlace, loose: boolean): LessonNode {
  const built = buildBlocks(context, item.children, place);
  const children = loose
    ? built
    : built.flatMap((node) => (node.type === "element" && node.tag === "p" ? node.children : [node]));
  if (typeof item.checked !== "boolean") return element("li", children);
  const words = { ja: ["未完了", "完了"], en: ["To do", "Done"] }[context.locale];
  const box = element("input", [], {
    type: "checkbox",
    disabled: true,
    "aria-label": words[item.checked ? 1 : 0] ?? "",
    ...(item.checked ? { defaultChecked: true } : {}),
  });
  return element("li", [box, text(" "), ...children], { className: "task" });
}

function buildTable(context: CompileContext, node: Table, place: ProsePlace): LessonNode {
  const [head, ...rows] = node.children;
  const row = (cells: (typeof node.children)[number], tag: "th" | "td"): LessonNode =>
    element(
      "tr",
      cells.children.map((cell, index) => {
        const align = node.align?.[index];
        const props = { ...(tag === "th" ? { scope: "col" } : {}), ...(align ? { className: `align-${align}` } : {}) };
        return element(tag, buildInline(context, cell.children, place), Object.keys(props).length ? props : undefined);
      }),
    );
  const parts = head ? [element("thead", [row(head, "th")])] : [];
  if (rows.length > 0)
    parts.push(
      element(
        "tbody",
        rows.map((cells) => row(cells, "td")),
      ),
    );
  return element("table", parts);
}
