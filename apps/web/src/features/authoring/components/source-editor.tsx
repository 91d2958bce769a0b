"use client";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { SaidProblem } from "@thaw/contracts/authoring";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { problemGutter, sourceExtensions } from "../client/editor-setup.ts";

export interface SourceEditorHandle {
  text: () => string;
  /** Replaces the whole text as one step that can be undone. */
  replace: (source: string) => void;
  /** Puts the cursor there and the focus into the editor. Both are 1-based. */
  goTo: (line: number, column?: number) => void;
}

interface Props {
  ref: Ref<SourceEditorHandle>;
  initial: string;
  label: string;
  lang: string;
  describedBy: string;
  problems: readonly SaidProblem[];
  onChange: (source: string) => void;
  /** The line of the cursor, 1-based, whenever it moves while the editor has the focus. */
  onLine: (line: number) => void;
}

function offsetOf(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(at.from + column - 1, at.to);
}

function diagnosticOf(doc: Text, problem: SaidProblem): Diagnostic {
  const from = offsetOf(doc, problem.line, problem.column);
  const end = problem.endLine ? offsetOf(doc, problem.endLine, problem.endColumn ?? 1) : from;
  const message = problem.hint ? `${problem.message}\n${problem.hint}` : problem.message;
  return { from, to: Math.max(from, end), severity: problem.severity, message };
}

/** CodeMirror over one lesson's source. It keeps its own text; what others need of it goes through the handle. */
export function SourceEditor(props: Props) {
  const { ref, initial, label, lang, describedBy, problems } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const callbacks = useRef(props);
  callbacks.current = props;

  // The editor is made once; its text is its own from then on.
  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: initial,
        extensions: [
          sourceExtensions({ label, lang, describedBy }),
          problemGutter(),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) callbacks.current.onChange(update.state.doc.toString());
            if ((update.selectionSet || update.docChanged) && update.view.hasFocus) {
              callbacks.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
            }
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const diagnostics = problems.map((problem) => diagnosticOf(editor.state.doc, problem));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [problems]);

  useImperativeHandle(ref, () => ({
    text: () => view.current?.state.doc.toString() ?? "",
    replace: (source) => {
      const editor = view.current;
      if (!editor || editor.state.doc.toString() === source) return;
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: source } });
    },
    goTo: (line, column = 1) => {
      const editor = view.current;
      if (!editor) return;
      const anchor = offsetOf(editor.state.doc, line, column);
      editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      editor.focus();
    },
  }));

  return <div className="code" ref={host} />;
}
