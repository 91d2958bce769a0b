import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Compiler, createCompiler } from "@thaw/content/compile-in-worker";
import { labIds } from "#features/lab/lab-definitions.ts";
import { figureNames } from "#features/lesson/figures/figure-names.ts";
import { repositoryRoot } from "#platform/repository-root.ts";
import type { CompileSource } from "./compile-source.ts";
import { courseFileSets, courseFiles } from "./course-files.ts";

const held = globalThis as { thawCompiler?: Compiler };

/** One compiling thread a process. The bundler moves the package's own module away from the worker, which Node runs as it lies. */
function compiler(): Compiler {
  const path = join(/* turbopackIgnore: true */ repositoryRoot(), "packages/content/src/compile-worker.ts");
  held.thawCompiler ??= createCompiler({ workerUrl: pathToFileURL(path) });
  return held.thawCompiler;
}

/** Compiles what a person sent, in a thread that is stopped when it takes too long. */
export const compileSafely =
  (courseSlug: string): CompileSource =>
  ({ source, lessonSlug, locale }) =>
    compiler().compile(source, {
      figures: figureNames,
      files: courseFiles(courseSlug),
      fileSets: courseFileSets(),
      labs: labIds,
      expect: { lessonSlug, locale },
    });
