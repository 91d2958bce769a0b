import type { FromCell, InspectRequest, LessonFile, Prefetched, RunInput, RuntimeFile } from "../protocol/messages.ts";

/** Frame → worker. */
export type ToWorker =
  | { readonly type: "file"; readonly file: RuntimeFile; readonly bytes: ArrayBuffer | null }
  | { readonly type: "lesson-files"; readonly files: readonly LessonFile[] }
  | { readonly type: "run"; readonly run: number; readonly input: RunInput; readonly prefetched: readonly Prefetched[] }
  | { readonly type: "watch"; readonly on: boolean }
  | { readonly type: "inspect"; readonly id: number; readonly request: InspectRequest }
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
  /** The worker blocks until the page answered question `id`: a line of input, or a request's bytes. */
  | { readonly type: "wait"; readonly id: number }
  /** It took a piece and waits for the next. */
  | { readonly type: "more"; readonly id: number };
