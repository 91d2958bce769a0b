"use client";
import type { TerminalCheck } from "@thaw/contracts/lesson-document";
import { createTerminal } from "@thaw/terminal/client/create-terminal";
import type { Terminal, TerminalEvent } from "@thaw/terminal/client/terminal-types";
import { type RefObject, useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { isPrinted, programOfCheck, saysMet } from "../client/check-program.ts";
import { openLessonData } from "../client/lesson-data.ts";
import { initialPanelState, panelReducer } from "../client/panel-state.ts";

interface TerminalHookOptions {
  readonly mount: RefObject<HTMLElement | null>;
  readonly filename: string;
  readonly files: string | null;
  readonly checks: readonly TerminalCheck[];
  /** Whether someone looks at the tensors. */
  readonly isWatching: boolean;
}

interface SilentRun {
  output: string;
  readonly settle: (output: string) => void;
}

/** null: not looked at since the code ran last. */
export type CheckResults = readonly (boolean | null)[];

/** Python behind a panel: its events as state, its checks after each run. */
export function useTerminal({ mount, filename, files, checks, isWatching }: TerminalHookOptions) {
  const [state, dispatch] = useReducer(panelReducer, initialPanelState);
  const [results, setResults] = useState<CheckResults>(() => checks.map(() => null));
  const terminal = useRef<Terminal | null>(null);
  const silent = useRef(new Map<number, SilentRun>());
  const programs = useRef(new Map<number, string>());
  const watching = useRef(isWatching);
  const afterProgram = useRef<(printed: string) => void>(() => undefined);

  const onEvent = useCallback((event: TerminalEvent) => {
    if (event.type === "output" || event.type === "done" || event.type === "traceback") {
      const quiet = silent.current.get(event.run);
      if (quiet) {
        if (event.type === "output") {
          for (const item of event.items)
            if (item.kind === "text" && item.stream === "stdout") quiet.output += item.text;
        } else if (event.type === "done") {
          silent.current.delete(event.run);
          quiet.settle(event.outcome === "ok" ? quiet.output : "");
        }
        return;
      }
      const printed = programs.current.get(event.run);
      if (printed !== undefined && event.type === "output") {
        const more = event.items
          .map((item) => (item.kind === "text" && item.stream === "stdout" ? item.text : ""))
          .join("");
        // Enough to find a line in, and no more than that.
        programs.current.set(event.run, (printed + more).slice(-200_000));
      }
      if (printed !== undefined && event.type === "done") {
        programs.current.delete(event.run);
        if (event.outcome !== "interrupted") afterProgram.current(printed);
      }
    }
    dispatch(event);
    if (event.type === "started") dispatch({ type: "clock", now: performance.now() });
  }, []);

  const data = useMemo(() => openLessonData(files), [files]);
  const open = useCallback((): Terminal | null => {
    if (terminal.current || !mount.current) return terminal.current;
    terminal.current = createTerminal({
      mount: mount.current,
      onEvent,
      lessonFiles: data.list,
      answerRequest: data.answer,
    });
    terminal.current.watch(watching.current);
    return terminal.current;
  }, [mount, onEvent, data]);

  useEffect(() => {
    watching.current = isWatching;
    terminal.current?.watch(isWatching);
  }, [isWatching]);

  useEffect(
    () => () => {
      terminal.current?.dispose();
      terminal.current = null;
    },
    [],
  );

  afterProgram.current = (printed) => {
    const python = terminal.current;
    if (!python || checks.length === 0) return;
    const looked = checks.map((check) => {
      const program = programOfCheck(check);
      if (program === null) return Promise.resolve(check.kind === "prints" && isPrinted(check.text, printed));
      return new Promise<string>((settle) => {
        silent.current.set(python.evaluate(program), { output: "", settle });
      }).then(saysMet);
    });
    void Promise.all(looked).then(setResults);
  };

  const actions = useMemo(
    () => ({
      load: () => open()?.load(),
      run(code: string) {
        const python = open();
        if (!python) return;
        setResults((before) => before.map(() => null));
        const run = python.run({ code, filename });
        programs.current.set(run, "");
        dispatch({ type: "asked", run, kind: "program", text: `python ${filename}` });
      },
      evaluate(code: string) {
        const python = open();
        if (python) dispatch({ type: "asked", run: python.evaluate(code), kind: "prompt", text: code });
      },
      stop: () => terminal.current?.stop(),
      restart: () => (terminal.current ? terminal.current.restart() : open()?.load()),
      reply(line: string | null) {
        terminal.current?.reply(line);
        dispatch({ type: "replied", line });
      },
      inspect: (request: Parameters<Terminal["inspect"]>[0]) =>
        terminal.current?.inspect(request) ?? Promise.resolve(null),
      capture: (names: readonly string[]) => terminal.current?.capture(names) ?? Promise.resolve(null),
      clear: () => dispatch({ type: "clear" }),
    }),
    [open, filename],
  );
  return { state, results, actions };
}

export type TerminalActions = ReturnType<typeof useTerminal>["actions"];
