"use client";
import type { LessonTerminal } from "@thaw/contracts/lesson-document";
import { Button } from "@thaw/ui/button";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Icon } from "@thaw/ui/icon";
import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useLessonState } from "#features/lesson/client/lesson-state-context.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { changedLines } from "../client/color-python.ts";
import { textOfLog } from "../client/output-log.ts";
import { standingOf } from "../client/panel-state.ts";
import { useKeptCode } from "../hooks/use-kept-code.ts";
import { useTerminal } from "../hooks/use-terminal.ts";
import { panelMessages } from "../panel-messages.ts";
import { CheckList } from "./check-list.tsx";
import { CodeLines } from "./code-lines.tsx";
import { InputLine } from "./input-line.tsx";
import { Inspector } from "./inspector.tsx";
import { OutputView } from "./output-view.tsx";
import { PromptLine } from "./prompt-line.tsx";
import type { EditorHandle, PythonEditorProps } from "./python-editor.tsx";
import { StaleNote } from "./stale-note.tsx";
import { TerminalHeader } from "./terminal-header.tsx";
import { filenameOf, standardTitle } from "./terminal-shell.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

export interface TerminalPanelProps {
  terminal: LessonTerminal;
  hasInspector: boolean;
  lessonSlug: string;
  hints: ReactNode[];
  isPreview?: boolean;
  /** What was asked while this was loaded: `run`, `edit`, `reset`, `focus-…`. */
  wish: string;
}

const watchConnection = (notify: () => void) => {
  window.addEventListener("online", notify);
  window.addEventListener("offline", notify);
  return () => {
    window.removeEventListener("online", notify);
    window.removeEventListener("offline", notify);
  };
};

/** A terminal of a lesson: its code, Python behind it, what it prints, and the tensors that live in it. */
export function TerminalPanel(props: TerminalPanelProps) {
  const lesson = useLessonState();
  const isPending = lesson !== null && lesson.state.phase === "loading";
  const viewer = lesson?.state.viewer ?? null;
  // The code is opened once it is known whose it is, and anew when somebody else signs in.
  return <OpenPanel key={isPending ? "pending" : (viewer?.id ?? "")} {...props} isPending={isPending} />;
}

function OpenPanel(props: TerminalPanelProps & { isPending: boolean }) {
  const { terminal, hasInspector, lessonSlug, hints, isPreview = false, wish, isPending } = props;
  const locale = useLocale();
  const t = panelMessages[locale];
  const lesson = useLessonState();
  const viewer = lesson?.state.viewer ?? null;
  const filename = filenameOf(terminal.slug);
  const title = terminal.title ?? standardTitle;
  const mount = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const helpId = useId();

  const kept = useKeptCode({
    terminalId: terminal.id,
    start: terminal.code,
    userId: isPending ? undefined : (viewer?.id ?? null),
    server: lesson?.state.terminals.find(({ terminalId }) => terminalId === terminal.id) ?? null,
    isKept: !isPreview && !isPending && Boolean(viewer) && Boolean(lesson?.state.mayAnswer),
  });
  const { state, results, actions } = useTerminal({
    mount,
    filename,
    files: terminal.files,
    checks: terminal.checks,
    isWatching: hasInspector,
  });
  const [code, setCode] = useState(kept.opening.code);
  const [Editor, setEditor] = useState<ComponentType<PythonEditorProps>>();
  const [editorFailed, setEditorFailed] = useState(false);
  const [dialog, setDialog] = useState<"reset" | "versions" | null>(null);
  const [undo, setUndo] = useState<{ code: string; said: string } | null>(null);
  const [copied, setCopied] = useState("");
  const wantsFocus = useRef<{ line: number; column: number | null } | boolean>(false);
  const isOnline = useSyncExternalStore(
    watchConnection,
    () => navigator.onLine,
    () => true,
  );
  const standing = standingOf(state);

  const openEditor = () => {
    setEditorFailed(false);
    import("./python-editor.tsx").then(
      ({ PythonEditor }) => setEditor(() => PythonEditor),
      () => setEditorFailed(true),
    );
  };
  const wake = () => actions.load();
  const change = (text: string) => {
    setCode(text);
    kept.change(text);
  };
  const replace = (text: string) => {
    if (editor.current) editor.current.replace(text);
    else change(text);
  };
  const run = () => {
    if (state.open.length > 0) return;
    kept.save();
    actions.run(kept.current.current.code);
  };
  const goTo = (line: number, column: number | null) => {
    if (editor.current) return editor.current.goTo(line, column);
    wantsFocus.current = { line, column };
    openEditor();
  };
  const swap = (text: string, said: string) => {
    setUndo({ code: kept.current.current.code, said });
    replace(text);
    setDialog(null);
  };
  const copy = () =>
    navigator.clipboard.writeText(textOfLog(state.log)).then(
      () => setCopied(t.copied),
      () => setCopied(t.copyFailed),
    );

  // What was asked before this was there.
  useEffect(() => {
    if (isPending || wish === "") return;
    if (wish === "edit" || wish === "focus-edit") {
      wantsFocus.current = true;
      openEditor();
      return;
    }
    const name = wish.replace("focus-", "");
    root.current?.querySelector<HTMLElement>(`[data-wish="${name}"]`)?.focus();
    if (wish === "run") run();
    if (wish === "reset") setDialog("reset");
    // Once, when it is known whose code it is.
  }, [isPending]);

  const fixed = terminal.readOnly;
  const helpText = fixed.length > 0 ? `${t.editorHelp} ${t.readOnlyLines}` : t.editorHelp;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Python is fetched when the pointer or the focus comes here.
    <div className="bench" ref={root} onPointerEnter={wake} onFocus={wake}>
      <div className="bench-grid">
        <section
          className="term"
          aria-label={t.bench(title)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
            if (event.nativeEvent.isComposing) return;
            event.preventDefault();
            run();
          }}
        >
          <TerminalHeader
            locale={locale}
            title={title}
            state={state}
            onRun={run}
            onStop={actions.stop}
            onReset={() => setDialog("reset")}
            onRestart={actions.restart}
            onVersions={viewer && !isPreview ? () => setDialog("versions") : null}
            onClear={actions.clear}
            onCopy={() => void copy()}
          />
          {!isOnline && (
            <div className="term-note cool" role="status">
              <Icon name="offline" />
              {t.offline}
            </div>
          )}
          {!isPending && !viewer && !isPreview && <div className="term-note">{t.signedOut}</div>}
          {state.isIsolated === false && <div className="term-note attention">{t.noIsolation}</div>}
          {state.restart && t.restartReason[state.restart] && (
            <div className="term-note attention">{t.restartReason[state.restart]}</div>
          )}
          {(standing === "failed" || standing === "crashed") && (
            <div className="term-note bad" role="alert">
              <p>{state.crash ? t.crash[state.crash] : t.failed}</p>
              <Button icon="reset" onClick={actions.load}>
                {t.retry}
              </Button>
            </div>
          )}
          {kept.newer && (
            <StaleNote
              locale={locale}
              mine={() => kept.current.current.code}
              newer={kept.newer}
              onChoose={(chosen) => {
                void kept.choose(chosen);
                setUndo(null);
                replace(chosen);
              }}
            />
          )}
          {undo && (
            <div className="term-note" role="status">
              <span>{undo.said}</span>
              <Button
                icon="reset"
                onClick={() => {
                  replace(undo.code);
                  setUndo(null);
                }}
              >
                {t.undo}
              </Button>
              <Button variant="quiet" icon="x" iconOnly onClick={() => setUndo(null)}>
                {t.close}
              </Button>
            </div>
          )}
          {editorFailed && (
            <div className="term-note bad" role="alert">
              {t.editorFailed}
            </div>
          )}
          <div className="term-file">
            <span lang="en">{filename}</span>
            <span className="keys" aria-hidden="true">
              {t.keys}
            </span>
            <span className="kept">{t.keep[kept.status]}</span>
          </div>
          <p className="sr" id={helpId}>
            {helpText}
          </p>
          {Editor ? (
            <Editor
              ref={editor}
              code={kept.current.current.code}
              start={terminal.code}
              readOnly={fixed}
              label={t.editor(filename)}
              describedBy={helpId}
              locale={locale}
              onChange={change}
              onRun={run}
              onReady={() => {
                const wanted = wantsFocus.current;
                wantsFocus.current = false;
                if (typeof wanted === "object") editor.current?.goTo(wanted.line, wanted.column);
                else if (wanted && (document.activeElement ?? document.body) === document.body) {
                  // The focus was on the code that this took the place of; who has moved on is left alone.
                  editor.current?.focus();
                }
              }}
            />
          ) : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the focus does what a click does.
            <section
              className="code"
              aria-label={t.editor(filename)}
              aria-describedby={helpId}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the focus here brings the editor.
              tabIndex={0}
              data-wish="edit"
              lang="en"
              onFocus={() => {
                wantsFocus.current = true;
                openEditor();
              }}
              onClick={openEditor}
            >
              <CodeLines
                code={code}
                readOnly={code === terminal.code ? fixed : []}
                mine={changedLines(terminal.code, code)}
              />
            </section>
          )}
          <OutputView
            locale={locale}
            log={state.log}
            filename={filename}
            isRunning={state.open.length > 0}
            onGoTo={goTo}
          >
            {state.asks ? (
              <InputLine locale={locale} prompt={state.asks.prompt} onReply={actions.reply} />
            ) : (
              state.log.blocks.length + (state.isIsolated === null ? 0 : 1) > 0 && (
                <PromptLine
                  locale={locale}
                  unfinished={state.unfinished}
                  isBusy={state.open.length > 0}
                  onEvaluate={actions.evaluate}
                  onWake={wake}
                />
              )
            )}
          </OutputView>
          {terminal.checks.length > 0 && (
            <CheckList locale={locale} checks={terminal.checks} results={results} hints={hints} />
          )}
          <div ref={mount} className="cell" />
        </section>
        {hasInspector && (
          <Inspector
            locale={locale}
            lessonSlug={lessonSlug}
            state={state}
            actions={actions}
            canKeep={Boolean(viewer) && !isPreview}
          />
        )}
      </div>
      <span className="sr" role="status">
        {copied}
      </span>
      {dialog === "reset" &&
        createPortal(
          <ConfirmDialog
            open
            title={t.resetTitle}
            confirmLabel={t.resetConfirm}
            cancelLabel={t.cancel}
            onCancel={() => setDialog(null)}
            onConfirm={() => swap(terminal.code, t.wasReset)}
          >
            <p>{t.resetBody}</p>
          </ConfirmDialog>,
          document.body,
        )}
      {dialog === "versions" &&
        createPortal(
          <VersionsDialog
            locale={locale}
            terminalId={terminal.id}
            onUse={(text) => swap(text, t.wasReplaced)}
            onClose={() => setDialog(null)}
          />,
          document.body,
        )}
    </div>
  );
}
