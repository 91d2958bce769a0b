import type { PyodideAPI } from "pyodide";
import type { FromWorker } from "../cell/worker-messages.ts";
import type { CellRequest, LessonFile, Prefetched } from "../protocol/messages.ts";
import type { Asker } from "./ask-page.ts";

/** What came of a request to the page. */
export type Fetched = { readonly bytes: Uint8Array } | { readonly reason: string };

/** The parts of an Emscripten file that make it load when it is first read. */
interface FileNode {
  contents: Uint8Array;
  usedBytes: number;
  stream_ops: Record<string, (...input: never[]) => unknown>;
}

/** The page's two answers, and the lesson's files as files that are fetched when they are first read. */
export interface LessonFiles {
  mount(files: readonly LessonFile[]): void;
  /** Answers that were fetched before the run, for want of shared memory. */
  keep(prefetched: readonly Prefetched[]): void;
  fetch(request: CellRequest): Fetched;
}

const keyOf = (request: CellRequest): string =>
  request.kind === "snapshot" ? `snapshot ${request.name}` : `file ${request.path}`;

export function createLessonFiles(
  pyodide: PyodideAPI,
  asker: Asker | null,
  send: (message: FromWorker) => void,
): LessonFiles {
  const kept = new Map<string, Uint8Array>();

  function fetchNow(request: CellRequest): Fetched {
    const bytes = kept.get(keyOf(request));
    if (bytes) return { bytes };
    if (!asker) return { reason: "this page has no shared memory, so a file must be named in the code as it stands" };
    const id = asker.nextId();
    const answer = asker.ask(id, () => send({ type: "request", id, request }));
    if (answer.kind === "answer") return { bytes: answer.bytes };
    return { reason: answer.kind === "refused" ? answer.reason : "interrupted" };
  }

  function mountOne({ path, bytes }: LessonFile): void {
    const folder = path.slice(0, path.lastIndexOf("/"));
    pyodide.FS.mkdirTree(folder);
    pyodide.FS.writeFile(path, new Uint8Array());
    const { node } = pyodide.FS.lookupPath(path, {}) as { node: FileNode };
    const operations = node.stream_ops;
    let isLoaded = false;
    const load = (): void => {
      if (isLoaded) return;
      const fetched = fetchNow({ kind: "lesson-file", path });
      if (!("bytes" in fetched)) throw new pyodide.FS.ErrnoError(29);
      isLoaded = true;
      Object.defineProperty(node, "usedBytes", { value: fetched.bytes.length, writable: true });
      node.contents = fetched.bytes;
    };
    // Its length is known before its bytes are.
    Object.defineProperty(node, "usedBytes", { configurable: true, get: () => bytes });
    const lazily =
      (name: string) =>
      (...input: never[]): unknown => {
        load();
        return operations[name]?.(...input);
      };
    node.stream_ops = { ...operations, read: lazily("read"), mmap: lazily("mmap"), llseek: lazily("llseek") };
  }

  return {
    mount(files) {
      for (const file of files) mountOne(file);
    },
    keep(prefetched) {
      for (const { request, bytes } of prefetched) kept.set(keyOf(request), bytes);
    },
    fetch: fetchNow,
  };
}
