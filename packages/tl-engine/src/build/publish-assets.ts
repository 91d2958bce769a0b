import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { GENERATED_FOLDER, writeWhole } from "./asset-folder.ts";
import { convertBackbone } from "./convert-backbone.ts";

/** Where the web app serves the assets. */
const PUBLIC_FOLDER = fileURLToPath(new URL("../../../../apps/web/public/generated", import.meta.url));

/**
 * Makes the target hold what the source holds; folders that the source does not have are left alone. A server may be
 * reading the target: files that are right stay untouched, new ones appear whole, and `index.json`, which names the
 * others, comes after them and before the stale ones go.
 */
export function publishAssets(source: string, target: string): void {
  const files = filesIn(source).sort((a, b) => Number(a === "index.json") - Number(b === "index.json"));
  for (const file of files) {
    const bytes = readFileSync(join(source, file));
    if (!holds(join(target, file), bytes)) writeWhole(join(target, file), bytes);
  }
  const current = new Set(files);
  const own = new Set(files.map(topFolder));
  for (const file of filesIn(target)) {
    if (own.has(topFolder(file)) && !current.has(file)) rmSync(join(target, file), { force: true });
  }
}

/** The first part of a relative path: folders that the source does not have are another package's. */
function topFolder(file: string): string {
  return file.split(sep, 1)[0] as string;
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function holds(path: string, bytes: Buffer): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  convertBackbone();
  publishAssets(GENERATED_FOLDER, PUBLIC_FOLDER);
}
