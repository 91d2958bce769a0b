import type { Worker } from "node:worker_threads";
import type { ContentProblem, ContentProblemCode } from "@thaw/contracts/content-problem";
import type { CompileOptions, CompileResult } from "./compile-lesson.ts";
import { limits } from "./limits.ts";

export interface CompileJob extends Pick<CompileOptions, "figures" | "fileSets" | "labs" | "expect"> {
  /** Paths of the course's pictures; without them, paths are checked for their form alone. */
  files?: readonly string[];
}

export interface Compiler {
  compile: (source: string, job: CompileJob) => Promise<CompileResult>;
  /** Stops the thread; a later `compile` starts another. */
  close: () => Promise<void>;
}

export interface CompilerSettings {
  timeoutSeconds?: number;
  heapMegabytes?: number;
  /** Where the worker's source lies, for a bundler that moves this file away from it. */
  workerUrl?: URL;
}

interface Waiting {
  data: CompileJob & { source: string };
  resolve: (result: CompileResult) => void;
}

const workerFile = "./compile-worker.ts";

/** Loading the compiler takes well under a second of work; a busy machine may take its time over it. */
const startSeconds = 60;

const failure = (code: ContentProblemCode, params: ContentProblem["params"]): CompileResult => ({
  problems: [{ line: 1, column: 1, code, severity: "error", params }],
});

/**
 * A thread that compiles one lesson after the other, and is stopped and replaced when one takes too long or too much
 * memory: no source, however made, can hold up the server. It is kept warm between lessons, since an editor compiles
 * at every pause of typing, and it does not keep the process alive.
 */
export function createCompiler(settings: CompilerSettings = {}): Compiler {
  const seconds = settings.timeoutSeconds ?? limits.timeSeconds;
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let running: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;

  const settle = (result: CompileResult): void => {
    clearTimeout(timer);
    const done = running;
    running = undefined;
    done?.resolve(result);
    if (queue.length > 0) next();
    else worker?.unref();
  };
  const abandon = (result: CompileResult): void => {
    const old = worker;
    worker = undefined;
    old?.removeAllListeners();
    // A thread that is being stopped may still fail; nobody waits for it any more.
    old?.on("error", () => {});
    void old?.terminate();
    settle(result);
  };
  const limit = (most: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => abandon(failure("compile-timeout", { seconds })), most * 1000);
  };
  const start = (): Worker => {
    // Asked of Node itself: a bundler that sees `new Worker` follows it, and everything that the address might name.
    const threads = process.getBuiltinModule("node:worker_threads");
    const fresh = new threads.Worker(
      settings.workerUrl ?? new URL(/* turbopackIgnore: true */ workerFile, import.meta.url),
      {
        env: {},
        resourceLimits: {
          maxOldGenerationSizeMb: settings.heapMegabytes ?? limits.workerHeapMegabytes,
          maxYoungGenerationSizeMb: 32,
          stackSizeMb: 4,
        },
      },
    );
    // The worker says when it begins, so that its own start does not count as the lesson's time.
    fresh.on("message", (message: "begun" | CompileResult) => {
      if (message === "begun") limit(seconds);
      else settle(message);
    });
    fresh.on("error", (error: NodeJS.ErrnoException) => {
      abandon(failure("compile-failed", { detail: error.code ?? error.message.split("\n")[0] ?? "error" }));
    });
    fresh.on("exit", (code) => {
      if (worker === fresh) abandon(failure("compile-failed", { detail: `exit ${code}` }));
    });
    return fresh;
  };
  const next = (): void => {
    if (running) return;
    running = queue.shift();
    if (!running) return;
    worker ??= start();
    worker.ref();
    limit(startSeconds);
    worker.postMessage(running.data);
  };

  return {
    compile: (source, job) => {
      // Judged before the text is copied to the thread.
      const bytes = Buffer.byteLength(source);
      if (bytes > limits.sourceBytes) {
        return Promise.resolve(failure("source-too-large", { kilobytes: Math.ceil(bytes / 1024) }));
      }
      return new Promise((resolve) => {
        queue.push({ data: { ...job, source }, resolve });
        next();
      });
    },
    close: async () => {
      const old = worker;
      worker = undefined;
      old?.removeAllListeners();
      await old?.terminate();
    },
  };
}

let shared: Compiler | undefined;

/** Compiles in the process's own compiling thread. The result is that of `compileLesson`; being stopped is one more problem. */
export function compileInWorker(source: string, job: CompileJob): Promise<CompileResult> {
  shared ??= createCompiler();
  return shared.compile(source, job);
}
