/**
 * What crosses between the page, the cell's frame and the worker that runs Python. Everything that comes out of the cell may
 * have been made up by a learner's code, so the page reads it through `from-cell.ts` and trusts none of it.
 */

/** One frame of a traceback, in a file of the learner's. Lines count from 1, columns from 0 (UTF-16 units). */
export interface TracebackFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly functionName: string;
  readonly text: string;
}

export interface Traceback {
  /** `ValueError`. */
  readonly type: string;
  readonly message: string;
  /** Outermost first; frames of libraries are left out. */
  readonly frames: readonly TracebackFrame[];
  /** The whole as Python would print it, libraries' frames left out. */
  readonly text: string;
}

export type StreamName = "stdout" | "stderr";

/** What a run shows, in order. */
export type OutputItem =
  | { readonly kind: "text"; readonly stream: StreamName; readonly text: string }
  | { readonly kind: "display"; readonly mime: DisplayMime; readonly data: Uint8Array; readonly label: string }
  | { readonly kind: "notice"; readonly notice: RunNotice };

export type DisplayMime = "image/svg+xml" | "image/png" | "image/jpeg";

/** `output-capped`: no more text is shown; `displays-capped`: no more pictures; `input-needs-isolation`: see `isolated`. */
export type RunNotice = "output-capped" | "displays-capped" | "input-needs-isolation";

/**
 * `incomplete`: what was typed at the prompt wants more lines. `interrupted`: Stop ended it. `exited`: `sys.exit`.
 */
export type RunOutcome = "ok" | "error" | "interrupted" | "exited" | "incomplete";

/** A file beside the program, so that it can be imported or opened. */
export interface ProgramFile {
  readonly path: string;
  readonly text: string;
}

export type RunInput =
  | {
      readonly kind: "program";
      readonly code: string;
      readonly filename: string;
      readonly files: readonly ProgramFile[];
      readonly argv: readonly string[];
    }
  | { readonly kind: "prompt"; readonly code: string };

/** `jpeg` and `webp` are decoders of pictures. */
export type RuntimeFile = "wasm" | "stdlib" | "packages" | "kernels" | "jpeg" | "webp" | "snapshot";

/** One of the lesson's files, as Python sees it. */
export interface LessonFile {
  /** Absolute, below `/data/`. */
  readonly path: string;
  readonly bytes: number;
}

/** The only two things that a cell may ask of the page; both only read. */
export type CellRequest =
  | { readonly kind: "snapshot"; readonly name: string }
  | { readonly kind: "lesson-file"; readonly path: string };

/** Page → frame, over the port that the page gave it. */
export type ToCell =
  | { readonly type: "start"; readonly script: string }
  /** null for a snapshot that the browser does not have. */
  | { readonly type: "file"; readonly file: RuntimeFile; readonly bytes: ArrayBuffer | null }
  | { readonly type: "lesson-files"; readonly files: readonly LessonFile[] }
  | { readonly type: "run"; readonly run: number; readonly input: RunInput; readonly prefetched: readonly Prefetched[] }
  | { readonly type: "interrupt" }
  /** Of a request, or the line that was typed for `input()`; null refuses (for a line: end of file). */
  | { readonly type: "answer"; readonly id: number; readonly bytes: Uint8Array | null; readonly reason: string }
  | { readonly type: "watch"; readonly on: boolean }
  | { readonly type: "inspect"; readonly id: number; readonly request: InspectRequest }
  /** Asks for the bytes of tensors, as one safetensors file. */
  | { readonly type: "capture"; readonly id: number; readonly names: readonly string[] };

/** A request's answer that was fetched before the run, for a page without shared memory. */
export interface Prefetched {
  readonly request: CellRequest;
  readonly bytes: Uint8Array;
}

/** Frame → page. */
export type FromCell =
  | { readonly type: "alive"; readonly isolated: boolean }
  | { readonly type: "ready"; readonly python: string; readonly bootMilliseconds: number }
  | { readonly type: "started"; readonly run: number }
  | { readonly type: "output"; readonly run: number; readonly items: readonly OutputItem[] }
  | { readonly type: "traceback"; readonly run: number; readonly traceback: Traceback }
  | { readonly type: "ask-input"; readonly id: number; readonly prompt: string }
  | { readonly type: "done"; readonly run: number; readonly outcome: RunOutcome; readonly milliseconds: number }
  | { readonly type: "request"; readonly id: number; readonly request: CellRequest }
  | { readonly type: "tensors"; readonly entries: readonly TensorEntry[]; readonly truncated: boolean }
  | { readonly type: "inspection"; readonly id: number; readonly inspection: Inspection | null }
  /** null when a name is gone, or the file would be larger than a snapshot may be. */
  | { readonly type: "captured"; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly type: "crashed"; readonly reason: CrashReason; readonly detail: string };

/** `boot`: Python could not start. `fatal`: the interpreter broke. `flood`: the code sent messages of its own without end. */
export type CrashReason = "boot" | "fatal" | "flood";

/** A line of the inspector's list. */
export interface TensorEntry {
  /** An expression that names it: `w`, `model.fc.weight`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly requiresGrad: boolean;
  /** `parameter`s of modules that do not require gradients are frozen. */
  readonly role: "parameter" | "buffer" | "tensor";
  readonly hasGrad: boolean;
  readonly isLeaf: boolean;
  readonly bytes: number;
  readonly version: number;
  /** At most 32 values over the flattened tensor; null where not finite. */
  readonly sparkline: readonly (number | null)[];
}

export interface InspectRequest {
  readonly name: string;
  /** Index of every dimension but the last two; missing ones count as 0. */
  readonly slice: readonly number[];
}

export interface Statistics {
  readonly count: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly zeros: number;
  readonly nans: number;
  readonly infinities: number;
  /** Counts of equal bins from min to max. */
  readonly histogram: readonly number[];
}

/** A two-dimensional slice, thinned to at most 256 by 256. NaN and infinities stay as they are. */
export interface HeatMap {
  readonly rows: number;
  readonly columns: number;
  /** Of the slice before thinning. */
  readonly fullRows: number;
  readonly fullColumns: number;
  readonly values: Float32Array;
}

/** Three or one channels of a tensor that looks like a picture: [H, W, 3 or 4 → 3 | 1] bytes. */
export interface PictureGuess {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

export interface GraphNode {
  readonly id: number;
  /** `AddmmBackward0`, or a leaf's name. */
  readonly label: string;
  readonly kind: "operation" | "trainable" | "frozen" | "input";
  readonly shape: readonly number[] | null;
}

export interface AutogradGraph {
  readonly nodes: readonly GraphNode[];
  /** Pairs of ids: the first was computed from the second. */
  readonly edges: readonly (readonly [number, number])[];
  readonly truncated: boolean;
}

export interface Inspection {
  readonly entry: TensorEntry;
  readonly statistics: Statistics;
  readonly heatMap: HeatMap | null;
  readonly gradient: { readonly statistics: Statistics; readonly heatMap: HeatMap | null } | null;
  readonly picture: PictureGuess | null;
  readonly graph: AutogradGraph | null;
}
