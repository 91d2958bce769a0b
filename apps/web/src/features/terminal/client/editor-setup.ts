import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, EditorState, type Extension, Facet, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  GutterMarker,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumberMarkers,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { changedLines } from "./color-python.ts";
import { completeTorch, describeAt } from "./signatures.ts";

const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.bool, tags.null],
    color: "var(--color-term-key)",
  },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--color-term-str)" },
  { tag: tags.number, color: "var(--color-term-num)" },
  { tag: tags.comment, color: "var(--color-term-note)" },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.definition(tags.function(tags.variableName)),
    ],
    color: "#b9e0d6",
  },
]);

const look = EditorView.theme(
  {
    "&": { backgroundColor: "transparent", color: "var(--color-term-ink)", maxHeight: "inherit" },
    "&.cm-focused": { outline: "2px solid #93d2ff", outlineOffset: "-3px" },
    ".cm-scroller": { font: "0.8125rem/1.5 var(--font-mono)", overflow: "auto" },
    ".cm-content": { padding: "0.625rem 0", caretColor: "#f4a62f" },
    ".cm-cursor": { borderLeftColor: "#f4a62f", borderLeftWidth: "2px" },
    ".cm-line": { padding: "0 1rem 0 0.5rem" },
    ".cm-gutters": { backgroundColor: "var(--color-term)", color: "#8ba0af", border: "0" },
    ".cm-lineNumbers .cm-gutterElement": {
      minWidth: "2.75rem",
      padding: "0 0.75rem 0 0",
      borderRight: "2px solid transparent",
    },
    ".cm-lineNumbers .cm-gutterElement.mine": { borderRightColor: "#f4a62f", color: "#f5c37a" },
    ".cm-line.mine": { backgroundColor: "#f4a62f14" },
    ".cm-line.locked": { backgroundColor: "#8fcdf50f" },
    ".cm-line.bad": { backgroundColor: "#ff9c9c26" },
    ".cm-activeLine": { backgroundColor: "transparent" },
    "&.cm-focused .cm-activeLine": { boxShadow: "inset 0 0 0 99rem #ffffff0a" },
    ".cm-activeLineGutter": { backgroundColor: "transparent" },
    "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "#3f7fae80 !important" },
    ".cm-matchingBracket": { backgroundColor: "#3f7fae66", outline: "0" },
    ".cm-tooltip": {
      border: "1px solid var(--color-term-line)",
      borderRadius: "8px",
      backgroundColor: "var(--color-term-bar)",
      color: "var(--color-term-ink)",
      fontSize: "0.8125rem",
      maxWidth: "min(36rem, 90vw)",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", maxHeight: "14rem" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "#3f7fae", color: "#fff" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
      whiteSpace: "nowrap",
      overflow: "hidden",
      textOverflow: "ellipsis",
    },
    ".cm-completionIcon": { display: "none" },
    ".cm-completionDetail": { color: "var(--color-term-dim)", fontStyle: "normal" },
    ".cm-tooltip.cm-completionInfo": { padding: "0.5rem 0.75rem", whiteSpace: "normal" },
    ".term-doc code": {
      display: "block",
      padding: "0",
      background: "none",
      boxShadow: "none",
      color: "var(--color-term-key)",
      whiteSpace: "pre-wrap",
    },
    ".term-doc": { padding: "0.5rem 0.75rem" },
  },
  { dark: true },
);

/** Marks a change that the page itself makes, which read-only lines let through. */
const byPage = Annotation.define<boolean>();

interface LessonCode {
  readonly start: string;
  readonly readOnly: readonly { from: number; to: number }[];
}
const lessonCode = Facet.define<LessonCode, LessonCode>({
  combine: ([first]) => first ?? { start: "", readOnly: [] },
});

/** Read-only stretches as offsets into the text; they move with the text around them. */
const fixedRanges = StateField.define<readonly { from: number; to: number }[]>({
  create(state) {
    const { start, readOnly } = state.facet(lessonCode);
    return locateFixed(start, readOnly, state.doc.toString());
  },
  update(ranges, transaction) {
    if (!transaction.docChanged) return ranges;
    // A whole program that was put in, or taken back, has its lines elsewhere.
    const isWhole =
      transaction.annotation(byPage) || transaction.isUserEvent("undo") || transaction.isUserEvent("redo");
    if (isWhole) {
      const { start, readOnly } = transaction.state.facet(lessonCode);
      return locateFixed(start, readOnly, transaction.newDoc.toString());
    }
    return ranges.map(({ from, to }) => ({
      from: transaction.changes.mapPos(from, 1),
      to: transaction.changes.mapPos(to, -1),
    }));
  },
});

const keepFixed = EditorState.changeFilter.of((transaction) => {
  if (transaction.annotation(byPage)) return true;
  const ranges = transaction.startState.field(fixedRanges);
  // A line's end belongs to it: what is joined to it would change it too.
  return ranges.length === 0 ? true : ranges.flatMap(({ from, to }) => [from, to]);
});

class LineMark extends GutterMarker {
  override elementClass: string;
  constructor(name: string) {
    super();
    this.elementClass = name;
  }
}
const mineMark = new LineMark("mine");
const fixedMark = new LineMark("locked");
const mineLine = Decoration.line({ class: "mine" });
const fixedLine = Decoration.line({ class: "locked" });
const badLine = Decoration.line({ class: "bad" });

const setBadLine = StateEffect.define<number | null>();
const badLineField = StateField.define<number | null>({
  create: () => null,
  update(line, transaction) {
    for (const effect of transaction.effects) if (effect.is(setBadLine)) return effect.value;
    return transaction.docChanged ? null : line;
  },
});

function lineMarks(start: string): Extension {
  const marked = (state: EditorState) => {
    const lines: [number, "mine" | "fixed" | "bad"][] = [];
    for (const { from, to } of state.field(fixedRanges)) {
      const last = state.doc.lineAt(to).number;
      for (let line = state.doc.lineAt(from).number; line <= last; line++) lines.push([line, "fixed"]);
    }
    const mine = changedLines(start, state.doc.toString());
    if (mine) for (let line = mine.from; line <= Math.min(mine.to, state.doc.lines); line++) lines.push([line, "mine"]);
    const bad = state.field(badLineField);
    if (bad !== null && bad <= state.doc.lines) lines.push([bad, "bad"]);
    return lines.sort((a, b) => a[0] - b[0]).map(([line, name]) => ({ at: state.doc.line(line).from, name }));
  };
  const decorations = { mine: mineLine, fixed: fixedLine, bad: badLine };
  return [
    EditorView.decorations.compute(["doc", fixedRanges, badLineField], (state) =>
      RangeSet.of(
        marked(state).map(({ at, name }) => decorations[name].range(at)),
        true,
      ),
    ),
    lineNumberMarkers.compute(["doc", fixedRanges], (state) =>
      RangeSet.of(
        marked(state)
          .filter(({ name }) => name !== "bad")
          .map(({ at, name }) => (name === "mine" ? mineMark : fixedMark).range(at)),
        true,
      ),
    ),
  ];
}

/** Where the lesson's read-only lines stand in a learner's text: in their order, each as a whole. */
export function locateFixed(
  start: string,
  readOnly: readonly { from: number; to: number }[],
  code: string,
): { from: number; to: number }[] {
  const lines = start.split("\n");
  const found: { from: number; to: number }[] = [];
  let after = 0;
  for (const { from, to } of readOnly) {
    const text = lines.slice(from - 1, to).join("\n");
    let at = code.indexOf(text, after);
    const isWhole = (place: number) =>
      (place === 0 || code[place - 1] === "\n") && (code[place + text.length] ?? "\n") === "\n";
    while (at >= 0 && !isWhole(at)) at = code.indexOf(text, at + 1);
    if (at < 0) continue;
    found.push({ from: at, to: at + text.length });
    after = at + text.length;
  }
  return found;
}

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly start: string;
  readonly readOnly: readonly { from: number; to: number }[];
  readonly label: string;
  readonly describedBy: string;
  readonly locale: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
}

/** Makes the editor of one terminal. Tab indents; after Escape it moves on, which CodeMirror sees to. */
export function createEditor(options: EditorOptions): EditorView {
  const { code, start, readOnly } = options;
  const run = () => {
    options.onRun();
    return true;
  };
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        python(),
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        syntaxHighlighting(highlight),
        autocompletion({ override: [completeTorch], icons: false, activateOnTyping: true }),
        hoverTooltip(describeAt),
        highlightActiveLine(),
        look,
        lessonCode.of({ start, readOnly }),
        fixedRanges,
        badLineField,
        keepFixed,
        lineMarks(start),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-describedby": options.describedBy,
          lang: "en",
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.domEventHandlers({
          mousedown: (_, editor) => editor.setTabFocusMode(false),
          blur: (_, editor) => editor.setTabFocusMode(true),
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          if (update.view.hasFocus) update.view.setTabFocusMode(false);
          options.onChange(update.state.doc.toString());
        }),
        keymap.of([
          { key: "Mod-Enter", run, preventDefault: true },
          { key: "Ctrl-Enter", run, preventDefault: true },
          ...closeBracketsKeymap,
          ...completionKeymap,
          { key: "Tab", run: indentOrInsert, shift: indentLess },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
      ],
    }),
  });
  // Who only tabs through the page is not held here: Tab indents once one has written or clicked.
  view.setTabFocusMode(true);
  return view;
}

const indentOrInsert: typeof indentMore = (target) => {
  if (target.state.selection.ranges.some((range) => !range.empty)) return indentMore(target);
  const { head } = target.state.selection.main;
  const before = target.state.doc.lineAt(head);
  const column = head - before.from;
  if (/^\s*$/.test(before.text.slice(0, column))) return indentMore(target);
  target.dispatch(
    target.state.update(target.state.replaceSelection("    "), { scrollIntoView: true, userEvent: "input" }),
  );
  return true;
};

/** Replaces the whole text as one step that Undo takes back. */
export function replaceCode(view: EditorView, code: string): void {
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: code },
    annotations: byPage.of(true),
  });
}

/** Puts the cursor on a line, marks it, and gives the editor the focus. */
export function goToLine(view: EditorView, line: number, column: number | null): void {
  const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  const anchor = Math.min(at.from + (column ?? 0), at.to);
  view.dispatch({
    selection: { anchor },
    effects: [EditorView.scrollIntoView(anchor, { y: "center" }), setBadLine.of(at.number)],
  });
  view.focus();
}
