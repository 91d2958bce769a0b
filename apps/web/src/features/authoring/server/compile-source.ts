import { type CompileResult, compileLesson } from "@thaw/content/compile-lesson";
import type { Locale } from "@thaw/contracts/ids";
import { labIds } from "#features/lab/lab-definitions.ts";
import { courseFileSets } from "./course-files.ts";

export interface SourceToCompile {
  source: string;
  lessonSlug: string;
  locale: Locale;
}

/** How a source becomes a document: in this thread for the site's own files, in a worker for what people send. */
export type CompileSource = (
  input: SourceToCompile,
  allowed: { figures: readonly string[]; fileExists?: ((path: string) => boolean) | undefined },
) => Promise<CompileResult>;

export const compileHere: CompileSource = async ({ source, lessonSlug, locale }, { figures, fileExists }) =>
  compileLesson(source, {
    figures,
    fileSets: courseFileSets(),
    labs: labIds,
    ...(fileExists ? { fileExists } : {}),
    expect: { lessonSlug, locale },
  });
