"use client";
import type { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { createEditor, goToLine, replaceCode } from "../client/editor-setup.ts";

export interface EditorHandle {
  replace(code: string): void;
  goTo(line: number, column: number | null): void;
  focus(): void;
}

export interface PythonEditorProps {
  ref: Ref<EditorHandle>;
  code: string;
  start: string;
  readOnly: readonly { from: number; to: number }[];
  label: string;
  describedBy: string;
  locale: string;
  onReady: () => void;
  onChange: (code: string) => void;
  onRun: () => void;
}

/** CodeMirror over one program. It keeps its own text; React never writes while one types. */
export function PythonEditor(props: PythonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  latest.current = props;

  // The editor is made once; what changes later goes through the handle.
  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const { code, start, readOnly, label, describedBy, locale } = latest.current;
    const editor = createEditor({
      parent,
      code,
      start,
      readOnly,
      label,
      describedBy,
      locale,
      onChange: (text) => latest.current.onChange(text),
      onRun: () => latest.current.onRun(),
    });
    view.current = editor;
    latest.current.onReady();
    return () => editor.destroy();
  }, []);

  useImperativeHandle(
    props.ref,
    () => ({
      replace: (code) => view.current && replaceCode(view.current, code),
      goTo: (line, column) => view.current && goToLine(view.current, line, column),
      focus: () => view.current?.focus(),
    }),
    [],
  );
  return <div className="code editing" lang="en" ref={host} />;
}
