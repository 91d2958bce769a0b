import type { ContentProblem } from "@thaw/contracts/content-problem";
import { type CompileOptions, type CompileResult, compileLesson } from "../compile-lesson.ts";

export const frontMatter = (locale = "en"): string =>
  `---\nlesson: test-lesson\nlocale: ${locale}\ntitle: Title\nlead: Lead.\n---\n`;

/** Six lines of front matter and one that opens the section come before a body's first line. */
export const bodyLine = 8;

export const lessonWith = (body: string, locale = "en"): string =>
  `${frontMatter(locale)}<Section id="one" title="One">\n${body}\n</Section>\n`;

export const compileBody = (body: string, options: Partial<CompileOptions> = {}, locale = "en"): CompileResult =>
  compileLesson(lessonWith(body, locale), { figures: ["thaw-line"], ...options });

export function problemsOf(result: CompileResult): ContentProblem[] {
  return "problems" in result ? result.problems : result.warnings;
}

/** `code line:column` of each problem: what most tests ask about. */
export const shortProblems = (result: CompileResult): string[] =>
  problemsOf(result).map(({ code, line, column }) => `${code} ${line}:${column}`);

export function compiled(result: CompileResult): Exclude<CompileResult, { problems: unknown }> {
  if ("problems" in result) throw new Error(`Did not compile: ${JSON.stringify(result.problems, null, 1)}`);
  return result;
}
