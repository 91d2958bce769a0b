import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { readStamp, writeStamp } from "./stamps.mjs";

/** Folders that hold results, not sources. */
const RESULT_FOLDERS = new Set([
  "node_modules",
  ".turbo",
  "dist",
  "generated",
  "test-results",
  ".test-reports",
  "coverage",
]);

/** Files that no build reads. */
const RESULT_FILES = /^\.next|\.(test|spec)\.[cm]?tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$|\.md$|^\.DS_Store$|\.log$/;

/**
 * One hash over the content of files and folders.
 * Contents are read only where size or time changed since the last call, so that a thousand files take
 * some tens of milliseconds; a file touched without a change keeps its hash.
 * @param {string} name which cache of file hashes to use.
 * @param {readonly string[]} sources paths in the checkout; those that do not exist count as absent.
 * @returns {string}
 */
export function fingerprint(name, sources) {
  const known = readStamp(`files-${name}`) ?? {};
  /** @type {Record<string, [number, number, string]>} */
  const files = {};
  for (const source of sources) collect(source, known, files);
  const hash = createHash("sha256");
  for (const file of Object.keys(files).sort()) hash.update(`${file} ${files[file]?.[2]}\n`);
  try {
    writeStamp(`files-${name}`, files);
  } catch {
    // Only a cache: without it the next call reads the files again.
  }
  return hash.digest("hex");
}

/**
 * @param {string} relative
 * @param {Record<string, [number, number, string]>} known
 * @param {Record<string, [number, number, string]>} files
 */
function collect(relative, known, files) {
  const absolute = path.join(root, relative);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(absolute)) {
      if (!RESULT_FOLDERS.has(name) && !RESULT_FILES.test(name)) collect(path.posix.join(relative, name), known, files);
    }
    return;
  }
  const before = known[relative];
  const unchanged = before && before[0] === stat.size && before[1] === stat.mtimeMs;
  files[relative] = unchanged
    ? before
    : [stat.size, stat.mtimeMs, createHash("sha256").update(readFileSync(absolute)).digest("hex")];
}
