import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "#platform/repository-root.ts";

/** Paths of a course's pictures as a lesson's source names them, such as `figures/steps.jpg`. */
export function courseFiles(courseSlug: string): string[] {
  const folder = join(/* turbopackIgnore: true */ repositoryRoot(), "courses", courseSlug);
  const figures = join(folder, "figures");
  if (!existsSync(figures)) return [];
  return readdirSync(figures, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}

/** Courses whose photos a lesson's terminal can read. */
export function courseFileSets(): string[] {
  const courses = join(/* turbopackIgnore: true */ repositoryRoot(), "courses");
  return readdirSync(courses).filter((course) => existsSync(join(courses, course, "images", "manifest.json")));
}
