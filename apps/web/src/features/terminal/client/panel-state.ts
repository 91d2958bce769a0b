import type { RestartReason, TerminalEvent, TerminalState } from "@thaw/terminal/client/terminal-types";
import type { CrashReason, RunOutcome, TensorEntry } from "@thaw/terminal/protocol/messages";
import { addBlock, addItems, emptyLog, type OutputLog } from "./output-log.ts";

/** A run that the learner asked for and that has not ended. */
interface OpenRun {
  readonly run: number;
  readonly kind: "program" | "prompt";
  readonly text: string;
}

export interface PanelState {
  readonly phase: TerminalState;
  readonly progress: { readonly receivedBytes: number; readonly totalBytes: number } | null;
  /** null until Python was there once. */
  readonly isIsolated: boolean | null;
  readonly log: OutputLog;
  /** Runs of the learner's own in their order; the first one runs or waits for Python. */
  readonly open: readonly OpenRun[];
  readonly startedAt: number | null;
  /** How the last run of the learner's ended. */
  readonly ended: {
    readonly kind: OpenRun["kind"];
    readonly outcome: RunOutcome;
    readonly milliseconds: number;
  } | null;
  /** Python waits for a line; the prompt was printed. */
  readonly asks: { readonly prompt: string } | null;
  readonly crash: CrashReason | null;
  /** The runtime could not be fetched. */
  readonly hasFailed: boolean;
  readonly restart: RestartReason | null;
  /** What was typed at the prompt and wants more lines. */
  readonly unfinished: string | null;
  /** null before the first list came. */
  readonly tensors: { readonly entries: readonly TensorEntry[]; readonly truncated: boolean } | null;
}

export const initialPanelState: PanelState = {
  phase: "idle",
  progress: null,
  isIsolated: null,
  log: emptyLog,
  open: [],
  startedAt: null,
  ended: null,
  asks: null,
  crash: null,
  hasFailed: false,
  restart: null,
  unfinished: null,
  tensors: null,
};

export type PanelEvent =
  | TerminalEvent
  | { readonly type: "asked"; readonly run: number; readonly kind: OpenRun["kind"]; readonly text: string }
  | { readonly type: "replied"; readonly line: string | null }
  | { readonly type: "clear" }
  | { readonly type: "clock"; readonly now: number };

/**
 * How the panel follows from what happened. Runs that nobody asked for, such as those of the checks, are not in `open`, and
 * what they print is not shown. Pure, so that every turn can be tested.
 */
export function panelReducer(state: PanelState, event: PanelEvent): PanelState {
  switch (event.type) {
    case "asked": {
      const { run, kind, text } = event;
      const open = [...state.open, { run, kind, text }];
      const base: PanelState = { ...state, open, restart: null, unfinished: null };
      // A program starts a page of its own; what is typed at the prompt goes on below.
      const log = kind === "program" ? { ...emptyLog, nextKey: state.log.nextKey } : state.log;
      return { ...base, log: addBlock(log, { kind: "command", text, isPrompt: kind === "prompt" }) };
    }
    case "state":
      return {
        ...state,
        phase: event.state,
        asks: event.state === "waiting-for-input" ? state.asks : null,
        hasFailed: event.state === "failed" && state.hasFailed,
        crash: event.state === "failed" ? state.crash : null,
        progress: event.state === "loading" ? state.progress : null,
        // A Python that starts anew has run nothing: how the one before ended says nothing about it.
        ended: event.state === "loading" ? null : state.ended,
      };
    case "progress":
      return { ...state, progress: { receivedBytes: event.receivedBytes, totalBytes: event.totalBytes } };
    case "ready":
      return { ...state, isIsolated: event.isIsolated };
    case "started":
      return isOwn(state, event.run) ? { ...state, startedAt: null } : state;
    case "clock":
      return state.startedAt === null ? { ...state, startedAt: event.now } : state;
    case "output":
      return isOwn(state, event.run) ? { ...state, log: addItems(state.log, event.items) } : state;
    case "traceback":
      return isOwn(state, event.run)
        ? { ...state, log: addBlock(state.log, { kind: "traceback", traceback: event.traceback }) }
        : state;
    case "input":
      return { ...state, asks: { prompt: event.prompt } };
    case "replied":
      return {
        ...state,
        asks: null,
        log: addBlock(state.log, { kind: "text", stream: "stdout", text: `${event.line ?? "^D"}\n` }),
      };
    case "done": {
      const own = state.open.find(({ run }) => run === event.run);
      if (!own) return state;
      const { outcome, milliseconds } = event;
      const open = state.open.filter(({ run }) => run !== event.run);
      const next: PanelState = { ...state, open, startedAt: null, asks: null };
      // Half a statement is taken back into the prompt, where it goes on.
      if (outcome === "incomplete") {
        const blocks = state.log.blocks.slice(
          0,
          state.log.blocks.findLastIndex(({ kind }) => kind === "command"),
        );
        return { ...next, unfinished: own.text, log: { ...state.log, blocks } };
      }
      const isWorthALine = own.kind === "program" || outcome === "interrupted";
      const log = isWorthALine ? addBlock(state.log, { kind: "end", outcome, milliseconds }) : state.log;
      return { ...next, log, ended: { kind: own.kind, outcome, milliseconds } };
    }
    case "tensors":
      return { ...state, tensors: { entries: event.entries, truncated: event.truncated } };
    case "restarted":
      return {
        ...state,
        tensors: null,
        unfinished: null,
        asks: null,
        restart: event.reason,
        log: addBlock(state.log, { kind: "notice", notice: "restarted" }),
      };
    case "crashed":
      return { ...state, crash: event.reason, tensors: null, asks: null };
    case "failed":
      return { ...state, hasFailed: true, asks: null };
    case "clear":
      return { ...state, log: { ...emptyLog, nextKey: state.log.nextKey } };
  }
}

const isOwn = (state: PanelState, run: number): boolean => state.open.some((open) => open.run === run);

export type Standing =
  | "idle"
  | "loading"
  | "ready"
  | "running"
  | "waiting-for-input"
  | "stopping"
  | "interrupted"
  | "error"
  | "crashed"
  | "failed";

/** What the window's head says. A check that runs by itself is no run of the learner's. */
export function standingOf(state: PanelState): Standing {
  const { phase, open, ended } = state;
  if (phase === "failed") return state.crash ? "crashed" : "failed";
  if (phase === "idle" || phase === "loading") return phase;
  if (open.length > 0) return phase === "ready" ? "running" : phase;
  if (ended?.outcome === "interrupted") return "interrupted";
  return ended?.outcome === "error" ? "error" : "ready";
}
