import { EngineError } from "../errors.ts";
import type { FeatureMap, MapAnswer, MapProgress, MapRequest } from "./map-types.ts";

/** The part of a Worker that this uses. */
export type MapWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

const spawnWorker = (): MapWorker =>
  // Bundlers recognise a worker by this very expression.
  new Worker(new URL("./map-worker.ts", import.meta.url), { type: "module" });

interface MapOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MapProgress) => void;
  readonly spawn?: () => MapWorker;
}

/**
 * Draws a map in a worker of its own, which ends with it or with the signal.
 * @throws EngineError `invalid-input`, `worker-lost`; the signal's reason when it aborts.
 */
export function mapInWorker(
  request: MapRequest,
  { signal, onProgress, spawn = spawnWorker }: MapOptions,
): Promise<FeatureMap> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const worker = spawn();
    const end = () => {
      worker.terminate();
      signal.removeEventListener("abort", abort);
    };
    const abort = () => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort);
    worker.onmessage = ({ data }: MessageEvent<MapAnswer>) => {
      if ("progress" in data) return onProgress(data.progress);
      end();
      if ("map" in data) resolve(data.map);
      else reject(new EngineError("invalid-input", data.failed));
    };
    worker.onerror = (event) => {
      end();
      reject(new EngineError("worker-lost", event.message || "the worker could not be started"));
    };
    worker.postMessage(request);
  });
}
