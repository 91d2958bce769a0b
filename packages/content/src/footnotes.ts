import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { FootnoteDefinition, FootnoteReference } from "mdast";
import { type CompileContext, claimId, report } from "./compile-context.ts";

const labels = {
  ja: { title: "脚注", note: (n: number) => `脚注${n}`, back: (n: number) => `本文の脚注${n}へ戻る` },
  en: {
    title: "Footnotes",
    note: (n: number) => `Footnote ${n}`,
    back: (n: number) => `Back to footnote ${n} in the text`,
  },
};

const anchorOf = (number: number, nth: number): string => (nth === 1 ? `fnref-${number}` : `fnref-${number}-${nth}`);

/** A raised number that leads to the note. Numbers follow the order of first mention. */
export function referToFootnote(context: CompileContext, node: FootnoteReference): LessonNode[] {
  const { footnotes } = context;
  if (!footnotes.allowed) {
    report(context, "footnote-not-allowed-here", node.position);
    return [];
  }
  const id = node.identifier.toLowerCase();
  if (!footnotes.definitions.has(id)) return [{ type: "text", value: `[^${node.label ?? id}]` }];
  if (!footnotes.order.includes(id)) footnotes.order.push(id);
  const nth = (footnotes.references.get(id) ?? 0) + 1;
  footnotes.references.set(id, nth);
  const number = footnotes.order.indexOf(id) + 1;
  claimId(context, anchorOf(number, nth), node.position);
  const link: LessonNode = {
    type: "element",
    tag: "a",
    props: { id: anchorOf(number, nth), href: `#fn-${number}`, "aria-label": labels[context.locale].note(number) },
    children: [{ type: "text", value: String(number) }],
  };
  return [{ type: "element", tag: "sup", children: [link] }];
}

/** The list of notes at the end of the lesson, each with a way back; empty when nothing refers to one. */
export function buildFootnotes(
  context: CompileContext,
  build: (definition: FootnoteDefinition) => LessonNode[],
): LessonNode[] {
  const { footnotes } = context;
  const words = labels[context.locale];
  const items: LessonNode[] = [];
  // A note may refer to another one, which then joins the end of the order.
  for (let index = 0; index < footnotes.order.length; index++) {
    const definition = footnotes.definitions.get(footnotes.order[index] ?? "");
    if (!definition) continue;
    const number = index + 1;
    claimId(context, `fn-${number}`, definition.position);
    const back: LessonNode = {
      type: "element",
      tag: "a",
      props: { href: `#${anchorOf(number, 1)}`, "aria-label": words.back(number) },
      children: [{ type: "text", value: "↩" }],
    };
    items.push({ type: "element", tag: "li", props: { id: `fn-${number}` }, children: [...build(definition), back] });
  }
  for (const [id, definition] of footnotes.definitions) {
    if (!footnotes.order.includes(id)) report(context, "footnote-unused", definition.position, { name: id }, "warning");
  }
  if (items.length === 0) return [];
  const list: LessonNode = { type: "element", tag: "ol", children: items };
  return [
    {
      type: "element",
      tag: "section",
      props: { className: "footnotes", "aria-label": words.title, role: "doc-endnotes" },
      children: [list],
    },
  ];
}
