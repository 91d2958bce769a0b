import { scoreOurWay, trainOurWay } from "./our-way.ts";
import { trainTheirWay } from "./teachable-machine.ts";
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

/** Milliseconds of the longest task on the page's main thread since the last call; 0 where none reached 50. */
const tasks: number[] = [];
const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
observer.observe({ type: "longtask" });
async function longestTask(): Promise<number> {
  // An entry comes after its task.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return Math.max(0, ...tasks.splice(0));
}

const exposed = { ask, trainOurWay, scoreOurWay, trainTheirWay, longestTask };
export type Exposed = typeof exposed;
Object.assign(globalThis, exposed);
