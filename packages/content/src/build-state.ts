import type { AnswerKey } from "@thaw/contracts/answer-key";
import type { LessonDocument, LessonNode, LessonTerminal, PublicItem } from "@thaw/contracts/lesson-document";
import type { Nodes } from "mdast";
import { buildBlocks, unravel } from "./build-prose.ts";
import { type CompileContext, type Place, report } from "./compile-context.ts";
import {
  type AuthorComponent,
  allowedChildren,
  authorComponents,
  isAuthorComponent,
  isItemComponent,
} from "./component-schemas.ts";
import { nearestName } from "./nearest-name.ts";
import { type JsxElement, openingTag } from "./read-attributes.ts";

/** What grows while the tree is walked. */
export interface BuildState {
  context: CompileContext;
  sections: LessonDocument["sections"];
  items: PublicItem[];
  keys: AnswerKey["items"];
  labs: string[];
  terminals: LessonTerminal[];
  /** Which terminals are pointed at, checked once all are known. */
  inspected: { terminal: string; place: Place | undefined }[];
  sectionId: string | null;
  challengeId: string | null;
}

const sectionOnly = (name: AuthorComponent): boolean =>
  isItemComponent(name) || ["Challenge", "Lab", "Terminal", "TensorInspector"].includes(name);

/**
 * Whether a component may stand inside a parent. Each reason against it is reported, and what it holds is
 * still looked through, so that an author sees all problems at once.
 */
export function admit(state: BuildState, node: JsxElement, parent: AuthorComponent | ""): AuthorComponent | null {
  const { context } = state;
  const name = node.name ?? "";
  const place = openingTag(node);
  if (isAuthorComponent(name)) {
    if (allowedChildren[parent].includes(name)) return name;
    if (parent === "" && sectionOnly(name)) {
      report(context, "item-outside-section", place, { component: name });
    } else {
      const allowed = allowedChildren[parent].join(", ");
      report(context, "component-not-allowed-here", place, { component: name, parent: parent || "top", allowed });
    }
  } else if (/^[A-Z]/.test(name)) {
    report(context, "unknown-component", place, { component: name, suggestion: nearestName(name, authorComponents) });
  } else {
    report(context, "html-not-allowed", place, { name: name || "<>", suggestion: nearestName(name, authorComponents) });
  }
  // What a misplaced component holds is judged by that component's own rules.
  const inner = isAuthorComponent(name) ? name : parent;
  const lookThrough = (child: JsxElement): LessonNode[] => {
    admit(state, child, inner);
    return [];
  };
  buildBlocks(context, node.children, { component: lookThrough });
  return null;
}

/** Builds prose inside a part of an item; passed on, since prose holds components and components hold items. */
export type ProseBuilder = (state: BuildState, element: JsxElement, parent: AuthorComponent) => LessonNode[];

export interface Part {
  name: AuthorComponent;
  element: JsxElement;
}

/** Where a block's visible text begins: white space before it may span lines. */
function placeOf(block: Nodes | Nodes[]): Place | undefined {
  if (!Array.isArray(block)) return block.position;
  const first = block.find((node) => !isBlank([node]));
  if (first?.type !== "text" || !first.position) return first?.position;
  const skipped = /^\s*/.exec(first.value)?.[0].split("\n") ?? [""];
  const { start, end } = first.position;
  const indent = skipped.at(-1)?.length ?? 0;
  const column = skipped.length > 1 ? 1 + indent : start.column + indent;
  return { start: { line: start.line + skipped.length - 1, column }, end };
}

const isBlank = (node: Nodes | Nodes[]): boolean =>
  Array.isArray(node) && node.every((one) => one.type === "text" && one.value.trim() === "");

/** The components of an element that holds nothing but components; stray prose is reported. */
export function collectParts(state: BuildState, element: JsxElement, parent: AuthorComponent): Part[] {
  const parts: Part[] = [];
  for (const block of unravel(element.children)) {
    if (!Array.isArray(block) && (block.type === "mdxJsxFlowElement" || block.type === "mdxJsxTextElement")) {
      const name = admit(state, block, parent);
      if (name) parts.push({ name, element: block });
    } else if (!isBlank(block)) {
      // Building it reports what else is wrong inside, and lets comments pass.
      const built = buildBlocks(state.context, Array.isArray(block) ? block : [block], { component: () => [] });
      if (built.length > 0) report(state.context, "content-not-allowed-here", placeOf(block), { component: parent });
    }
  }
  return parts;
}

/** The text that a reader would see, for labels. */
export function plainText(nodes: readonly LessonNode[]): string {
  return nodes
    .map((node) => (node.type === "text" ? node.value : plainText(node.children)))
    .join("")
    .replace(/\s+/g, " ");
}

/** The children of a lone paragraph: captions and choices are lines, not blocks. */
export function compact(nodes: LessonNode[]): LessonNode[] {
  const [only, ...more] = nodes;
  return more.length === 0 && only?.type === "element" && only.tag === "p" ? only.children : nodes;
}
