import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

let root: string | undefined;

/** The folder that holds `courses/` and `packages/`, found from where the process runs or from what it runs. */
export function repositoryRoot(): string {
  if (root) return root;
  for (const start of [process.cwd(), dirname(process.argv[1] ?? "/")]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(/* turbopackIgnore: true */ folder, "packages/content/src/compile-worker.ts"))) {
        root = folder;
        return folder;
      }
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error("The folder of courses and packages was not found from the working directory");
}

/** Paths of a course's files as a lesson's source names them, such as `images/steps.jpg`. */
export function courseFiles(courseSlug: string): string[] {
  const folder = join(/* turbopackIgnore: true */ repositoryRoot(), "courses", courseSlug);
  const images = join(folder, "images");
  if (!existsSync(images)) return [];
  return readdirSync(images, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}
