import { EngineError } from "../errors.ts";
import type { ExportedFile } from "./export-files.ts";
import type { ExportAnswer, ExportRequest } from "./export-request.ts";

/** The part of a Worker that this uses. */
export type ExportWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

const spawnWorker = (): ExportWorker =>
  // Bundlers recognise a worker by this very expression.
  new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });

/**
 * Makes one file in a worker of its own, which ends with it: the page goes on, and no memory stays taken.
 * @throws EngineError as `prepareExport`, and `worker-lost`; the signal's reason when it aborts.
 */
export function exportInWorker(
  request: ExportRequest,
  { signal, spawn = spawnWorker }: { readonly signal?: AbortSignal; readonly spawn?: () => ExportWorker } = {},
): Promise<ExportedFile> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = spawn();
    const end = () => {
      worker.terminate();
      signal?.removeEventListener("abort", abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort);
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
      end();
      if ("file" in data) resolve(data.file);
      else
        reject(data.error.code ? new EngineError(data.error.code, data.error.message) : new Error(data.error.message));
    };
    worker.onerror = (event) => {
      end();
      reject(new EngineError("worker-lost", event.message || "the worker could not be started"));
    };
    worker.postMessage(request);
  });
}
