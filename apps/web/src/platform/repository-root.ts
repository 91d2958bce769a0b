import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

let found: string | undefined;

/**
 * The folder that holds `courses/` and `packages/`, found from where the process runs (the app's folder, the root) or
 * from the script it was started with, so that it does not matter where the repository lies.
 * @throws Error when neither is below it.
 */
export function repositoryRoot(): string {
  if (found) return found;
  for (const start of [process.cwd(), dirname(process.argv[1] ?? "/")]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(/* turbopackIgnore: true */ folder, "pnpm-workspace.yaml"))) {
        found = folder;
        return folder;
      }
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error("The repository's root was not found from the working directory");
}
