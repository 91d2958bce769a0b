import { parentPort } from "node:worker_threads";
import type { CompileJob } from "./compile-in-worker.ts";
import { compileLesson } from "./compile-lesson.ts";

parentPort?.on("message", ({ source, figures, files, fileSets, labs, expect }: CompileJob & { source: string }) => {
  parentPort?.postMessage("begun");
  const known = files && new Set(files);
  parentPort?.postMessage(
    compileLesson(source, {
      figures,
      ...(known ? { fileExists: (path: string) => known.has(path) } : {}),
      ...(fileSets ? { fileSets } : {}),
      ...(labs ? { labs } : {}),
      ...(expect ? { expect } : {}),
    }),
  );
});
