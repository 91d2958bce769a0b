import type { RuntimeFile } from "./messages.ts";

/** A file of the runtime, named by its content, so that a browser may keep it for ever. */
export interface RuntimeIndexEntry {
  readonly path: string;
  readonly bytes: number;
  /** As it travels, Brotli. */
  readonly compressedBytes: number;
}

/** `cell` is the frame's document, `script` the worker's. A browser needs one of the two builds of the kernels. */
export type RuntimePart = Exclude<RuntimeFile, "kernels"> | "cell" | "script" | "kernels-relaxed" | "kernels-simd";

/** `index.json`: what a page needs in order to start a cell. */
export interface RuntimeIndex {
  readonly pyodide: string;
  /** Says which sources the three files of Python's were made from. */
  readonly python: string;
  readonly files: Readonly<Partial<Record<RuntimePart, RuntimeIndexEntry>>>;
}
