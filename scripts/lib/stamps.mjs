import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { workFolder } from "./paths.mjs";

// A stamp remembers what a finished step was made from, so that the next start can skip it.

/**
 * @param {string} name
 * @returns {any} null when there is none, or it is damaged.
 */
export function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampFile(name), "utf8"));
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function writeStamp(name, value) {
  writeAtomically(stampFile(name), JSON.stringify(value));
}

/** @param {string} name */
export function removeStamp(name) {
  rmSync(stampFile(name), { force: true });
}

/**
 * Whole or not at all: a full disk or a kill leaves the old file.
 * @param {string} file
 * @param {string} text
 * @param {number} [mode]
 */
export function writeAtomically(file, text, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** @param {string} name */
function stampFile(name) {
  return path.join(workFolder, "stamps", `${name}.json`);
}
