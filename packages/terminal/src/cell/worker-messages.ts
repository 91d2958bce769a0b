import type { FromCell, LessonFile, Prefetched, RunInput, RuntimeFile, ToCell } from "../protocol/messages.ts";

/** What the inspector wants; the only messages that must reach a worker that Python keeps busy. */
export type Wish = Extract<ToCell, { type: "watch" | "inspect" | "capture" }>;

/** Frame → worker. */
export type ToWorker =
  | { readonly type: "file"; readonly file: RuntimeFile; readonly bytes: ArrayBuffer | null }
  | { readonly type: "lesson-files"; readonly files: readonly LessonFile[] }
  | { readonly type: "run"; readonly run: number; readonly input: RunInput; readonly prefetched: readonly Prefetched[] }
  | Wish
  /** Shared memory holds a wish of the inspector's; a worker that Python keeps busy finds it by itself. */
  | { readonly type: "look" };

/** The first message of all, by which the worker gets its port. */
export interface WorkerStart {
  readonly port: MessagePort;
  readonly shared: SharedArrayBuffer | null;
}

/** Worker → frame: what the page gets, and what concerns the shared memory alone. */
export type FromWorker =
  | FromCell
  /** It has its port. */
  | { readonly type: "up" }
  /** The worker blocks until the page answered question `id`: a line of input, or a request's bytes. */
  | { readonly type: "wait"; readonly id: number }
  /** It took a piece and waits for the next. */
  | { readonly type: "more"; readonly id: number };
