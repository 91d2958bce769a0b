import type { FromCell, LessonFile, RuntimeFile, ToCell } from "../protocol/messages.ts";
import { fetchRuntime, type Progress } from "./fetch-runtime.ts";
import { readFromCell } from "./from-cell.ts";

interface CellOptions {
  readonly mount: HTMLElement;
  readonly runtimeUrl: string;
  readonly lessonFiles: (() => Promise<readonly LessonFile[]>) | undefined;
  readonly onMessage: (message: FromCell) => void;
  readonly onProgress: (progress: Progress) => void;
  readonly onFailure: (error: unknown) => void;
}

/** One frame with one worker in it; it is thrown away whole. */
export interface OpenCell {
  readonly signal: AbortSignal;
  /** Known once the runtime's index was read. */
  readonly withSnapshot: boolean;
  post(message: ToCell, transfer?: Transferable[]): void;
  close(): void;
}

/** Opens a cell and sends it what Python is started from, each part as it comes. */
export function openCell(options: CellOptions): OpenCell {
  const abort = new AbortController();
  const { signal } = abort;
  const { port1: port, port2 } = new MessageChannel();
  let frame: HTMLIFrameElement | null = null;
  let withSnapshot = false;

  port.onmessage = ({ data }) => {
    const message = signal.aborted ? null : readFromCell(data);
    if (message) options.onMessage(message);
  };

  const post = (message: ToCell, transfer: Transferable[] = []): void => port.postMessage(message, transfer);

  function openFrame(url: string): void {
    frame = document.createElement("iframe");
    // A sandbox without `allow-same-origin`: the document has an origin of its own, equal to no other.
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("allow", "cross-origin-isolated");
    frame.hidden = true;
    frame.title = "Python";
    frame.onload = () => frame?.contentWindow?.postMessage(null, "*", [port2]);
    frame.src = url;
    options.mount.append(frame);
  }

  async function start(): Promise<void> {
    const runtime = await fetchRuntime({ runtimeUrl: options.runtimeUrl, signal, onProgress: options.onProgress });
    openFrame(runtime.cellUrl);
    const { script, ...files } = runtime.parts;
    post({ type: "start", script: new TextDecoder().decode(await script) });
    const send = async (file: RuntimeFile, fetched: Promise<ArrayBuffer | null>): Promise<void> => {
      const bytes = await fetched;
      if (file === "snapshot") withSnapshot = bytes !== null;
      if (!signal.aborted) post({ type: "file", file, bytes }, bytes ? [bytes] : []);
    };
    const sent = Promise.all([
      send("snapshot", runtime.snapshot),
      ...(Object.keys(files) as (keyof typeof files)[]).map((file) => send(file, files[file])),
    ]);
    // A file may fail while the list is still awaited; it is told below.
    sent.catch(() => {});
    // Python starts without a list that could not be had; it waits for one that can, so that no program comes before its files.
    const listed = await options.lessonFiles?.().catch(() => []);
    post({ type: "lesson-files", files: listed ?? [] });
    await sent;
  }

  start().catch((error: unknown) => {
    if (!signal.aborted) options.onFailure(error);
  });

  return {
    signal,
    get withSnapshot() {
      return withSnapshot;
    },
    post,
    close() {
      abort.abort();
      port.close();
      frame?.remove();
    },
  };
}
