import type {
  CellRequest,
  CrashReason,
  Inspection,
  InspectRequest,
  LessonFile,
  OutputItem,
  ProgramFile,
  RunOutcome,
  TensorEntry,
  Traceback,
} from "../protocol/messages.ts";
import type { Progress } from "./fetch-runtime.ts";

/**
 * `idle`: nothing was fetched yet. `loading`: Python is on its way; what is run waits. `stopping`: Stop was pressed.
 * `failed`: the runtime could not be fetched or started; `load` or `run` tries again.
 */
export type TerminalState = "idle" | "loading" | "ready" | "running" | "waiting-for-input" | "stopping" | "failed";

export type RestartReason = "asked" | "stop-without-isolation" | "stop-unanswered";

export type TerminalEvent =
  | { readonly type: "state"; readonly state: TerminalState }
  /** While loading. */
  | ({ readonly type: "progress" } & Progress)
  /** Python is there. Without isolation, Stop starts Python anew and `input()` can't ask. */
  | { readonly type: "ready"; readonly python: string; readonly isIsolated: boolean; readonly fromSnapshot: boolean }
  | { readonly type: "started"; readonly run: number }
  | { readonly type: "output"; readonly run: number; readonly items: readonly OutputItem[] }
  | { readonly type: "traceback"; readonly run: number; readonly traceback: Traceback }
  /** Python asks for a line; the prompt has been printed. Answer with `reply`. */
  | { readonly type: "input"; readonly prompt: string }
  /** Every run ends with one, whatever became of it. */
  | { readonly type: "done"; readonly run: number; readonly outcome: RunOutcome; readonly milliseconds: number }
  | { readonly type: "tensors"; readonly entries: readonly TensorEntry[]; readonly truncated: boolean }
  /** Python was started anew: names of earlier runs are gone. */
  | { readonly type: "restarted"; readonly reason: RestartReason }
  /** Python broke; the next run starts it anew. */
  | { readonly type: "crashed"; readonly reason: CrashReason; readonly detail: string }
  /** The runtime could not be fetched: the network, or the site. */
  | { readonly type: "failed"; readonly detail: string };

export interface Program {
  readonly code: string;
  /** As tracebacks name it. */
  readonly filename?: string;
  readonly files?: readonly ProgramFile[];
  readonly argv?: readonly string[];
}

export interface TerminalOptions {
  /** The cell's frame, which nobody sees, is put here. */
  readonly mount: HTMLElement;
  /** `/runtime` unless told. */
  readonly runtimeUrl?: string;
  readonly onEvent: (event: TerminalEvent) => void;
  /** Answers the two read-only requests of a cell; the request has been checked. Rejects with what the learner is told. */
  readonly answerRequest?: (request: CellRequest, signal: AbortSignal) => Promise<Uint8Array>;
  /** The lesson's files, which appear below `/data/` and are fetched when they are first read. */
  readonly lessonFiles?: () => Promise<readonly LessonFile[]>;
}

export interface Terminal {
  readonly state: TerminalState;
  /** Fetches and starts Python; nothing is fetched before this or the first run. */
  load(): void;
  /** Runs a program in a fresh namespace, once Python is there and earlier runs are over. @returns the run's number. */
  run(program: Program): number;
  /** Runs what was typed at the prompt, in the last program's namespace. `done` with `incomplete` asks for more lines. */
  evaluate(code: string): number;
  /** Ends what runs, and what waits to run. */
  stop(): void;
  /** Ends Python and starts it anew. */
  restart(): void;
  /** Answers `input`; null is the end of input. */
  reply(line: string | null): void;
  /** Whether `tensors` events come: up to ten a second during a run, and one after it. */
  watch(on: boolean): void;
  /** What the inspector shows of one tensor; null when there is no such name. A newer call answers an older one with null. */
  inspect(request: InspectRequest): Promise<Inspection | null>;
  /** The bytes of tensors by name, as one safetensors file; null when a name is gone or it would be larger than 16 MiB. */
  capture(names: readonly string[]): Promise<Uint8Array | null>;
  dispose(): void;
}
