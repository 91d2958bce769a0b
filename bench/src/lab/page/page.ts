import type { WorkerTasks } from "./worker.ts";

let worker: Worker | null = null;

/** One task in the worker in which all forward passes and heads are measured. */
function ask<K extends keyof WorkerTasks>(
  kind: K,
  input: Parameters<WorkerTasks[K]>[0],
): Promise<Awaited<ReturnType<WorkerTasks[K]>>> {
  worker ??= new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const asked = worker;
  return new Promise((resolve, reject) => {
    asked.onerror = ({ message }) => reject(new Error(message));
    asked.onmessage = ({ data }) => ("error" in data ? reject(new Error(data.error)) : resolve(data.output));
    asked.postMessage({ kind, input });
  });
}

const exposed = { ask };
export type Exposed = typeof exposed;
Object.assign(globalThis, exposed);
