import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Python's packages of ours. */
export const PACKAGES = fileURLToPath(new URL("../../python", import.meta.url));

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/thaw-torch", import.meta.url));
const KEPT = 2;

/** Names what a snapshot was made of: Pyodide's version and every Python source. */
export function snapshotKey(pyodideVersion: string): string {
  const hash = createHash("sha256").update(pyodideVersion);
  for (const path of sources(PACKAGES))
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(PACKAGES, path)));
  return hash.digest("hex").slice(0, 20);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py"))
    .sort();
}

/** The snapshot made of these sources, or undefined. */
export function readSnapshot(key: string): Uint8Array | undefined {
  try {
    return readFileSync(join(CACHE, `${key}.bin`));
  } catch {
    return undefined;
  }
}

/** Keeps a snapshot for the next start; older ones go. A folder that can't be written to only costs time. */
export function writeSnapshot(key: string, bytes: Uint8Array): void {
  try {
    mkdirSync(CACHE, { recursive: true });
    const partial = join(CACHE, `${key}.${process.pid}.partial`);
    writeFileSync(partial, bytes);
    renameSync(partial, join(CACHE, `${key}.bin`));
    const byAge = readdirSync(CACHE)
      .filter((name) => name.endsWith(".bin"))
      .map((name) => ({ name, time: statSync(join(CACHE, name)).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { name } of byAge.slice(KEPT)) rmSync(join(CACHE, name), { force: true });
  } catch {}
}
