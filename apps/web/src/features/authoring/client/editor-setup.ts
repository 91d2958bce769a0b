import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

type MarkdownExtension = NonNullable<NonNullable<Parameters<typeof markdown>[0]>["extensions"]> & {
  defineNodes?: unknown;
};

const highlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "700" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, textDecoration: "underline dotted" },
  { tag: [tags.tagName, tags.angleBracket], color: "var(--color-frozen)" },
  { tag: tags.attributeName, color: "var(--color-ink-2)" },
  { tag: [tags.attributeValue, tags.string, tags.number], color: "var(--color-thawed)" },
  { tag: [tags.monospace, tags.url, tags.link], color: "var(--color-thawed)" },
  { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.contentSeparator], color: "var(--color-ink-3)" },
]);

/** The lines between the two `---` at the start, which Markdown alone takes for a heading. */
const frontMatter: MarkdownExtension = {
  defineNodes: [{ name: "FrontMatter", block: true, style: tags.meta }],
  parseBlock: [
    {
      name: "FrontMatter",
      before: "HorizontalRule",
      parse(context, line) {
        if (context.lineStart !== 0 || line.text !== "---") return false;
        while (context.nextLine()) {
          if (line.text !== "---") continue;
          context.nextLine();
          break;
        }
        context.addElement(context.elt("FrontMatter", 0, context.prevLineEnd()));
        return true;
      },
    },
  ],
};

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--color-surface)", color: "var(--color-ink)" },
  "&.cm-focused": { outline: "2px solid var(--color-focus)", outlineOffset: "-2px" },
  ".cm-scroller": { font: "0.8125rem/1.7 var(--font-mono)", overflow: "auto" },
  ".cm-content": { padding: "0.875rem 0 2rem", caretColor: "var(--color-ink)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-gutters": { backgroundColor: "var(--color-surface)", color: "var(--color-ink-3)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--color-hover)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--color-error) 1.5px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--color-notice) 1.5px" },
  ".cm-lint-marker": { width: "0.625rem", height: "0.625rem", content: "none" },
  ".cm-lint-marker-error": { backgroundColor: "var(--color-error)", borderRadius: "1px" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--color-notice)", borderRadius: "50%" },
  ".cm-tooltip": {
    border: "1px solid var(--color-line)",
    borderRadius: "8px",
    backgroundColor: "var(--color-surface)",
    color: "var(--color-ink)",
    boxShadow: "var(--shadow-pop)",
  },
  ".cm-diagnostic": {
    font: "0.8125rem/1.5 var(--font-sans)",
    borderLeft: "0",
    padding: "0.5rem 0.75rem",
    maxWidth: "28rem",
  },
  ".cm-collapsedLines": { background: "var(--color-sunk)", color: "var(--color-ink-3)" },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"⋯"' },
  "&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText": { background: "var(--color-frozen-fill)" },
  "&.cm-merge-b .cm-changedText": { background: "var(--color-thawed-fill)" },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "var(--color-sunk)" },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: "var(--color-sunk)" },
});

/** What every editor of a lesson's source has in common. Its contents are its own: React never writes while one types. */
export function sourceExtensions(options: { label: string; lang: string; describedBy?: string }): Extension[] {
  const { label, lang, describedBy } = options;
  return [
    lineNumbers(),
    history(),
    markdown({ completeHTMLTags: false, extensions: frontMatter }),
    syntaxHighlighting(highlight),
    look,
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      "aria-label": label,
      ...(describedBy ? { "aria-describedby": describedBy } : {}),
      lang,
      // Focusable as it is; said so, since it is what the scrolling region around it is reached by.
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
    }),
    // Tab indents; after Escape it moves on, which CodeMirror sees to.
    keymap.of([indentWithTab, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
  ];
}

export const problemGutter = (): Extension => lintGutter();
