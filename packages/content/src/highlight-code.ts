import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { ElementContent, RootContent } from "hast";
import { common, createLowlight } from "lowlight";

const lowlight = createLowlight(common);

/** The design's five token classes; what has none stays plain. */
const classes: Record<string, string> = {
  keyword: "k",
  "selector-tag": "k",
  "template-tag": "k",
  operator: "k",
  string: "s",
  regexp: "s",
  char: "s",
  attr: "s",
  number: "n",
  literal: "n",
  comment: "c",
  quote: "c",
  title: "f",
  function: "f",
  built_in: "f",
  type: "f",
  name: "f",
};

function convert(node: ElementContent | RootContent): LessonNode[] {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type !== "element") return [];
  const children = node.children.flatMap(convert);
  const names = Array.isArray(node.properties.className) ? node.properties.className : [];
  const token = names.map((name) => classes[String(name).replace(/^hljs-/, "")]).find((name) => name !== undefined);
  return token ? [{ type: "element", tag: "span", props: { className: token }, children }] : children;
}

export const knownLanguages = (): string[] => ["text", ...lowlight.listLanguages()];
export const isKnownLanguage = (language: string): boolean =>
  language === "text" || language === "plain" || lowlight.registered(language);

/** Source text to spans, at compile time: the browser gets no highlighter. */
export function highlightCode(code: string, language: string | null): LessonNode[] {
  if (!language || !lowlight.registered(language)) return [{ type: "text", value: code }];
  return lowlight.highlight(language, code).children.flatMap(convert);
}
