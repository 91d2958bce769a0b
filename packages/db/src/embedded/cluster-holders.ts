import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive, type ProcessIdentity } from "./process-identity.mjs";

/**
 * Who needs a running cluster: one file a process. The last to let go stops it, so that a command line that
 * started the database does not stop it under a server that came later. Files of dead processes don't count.
 */
export function holdCluster(dataDir: string, holder: ProcessIdentity): void {
  mkdirSync(holdersFolder(dataDir), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(holdersFolder(dataDir), String(holder.pid)), JSON.stringify(holder), { mode: 0o600 });
}

/** @returns whether someone else, alive, still holds the cluster. */
export function releaseCluster(dataDir: string, pid: number): boolean {
  rmSync(path.join(holdersFolder(dataDir), String(pid)), { force: true });
  return listHolders(dataDir).length > 0;
}

export function listHolders(dataDir: string): ProcessIdentity[] {
  const folder = holdersFolder(dataDir);
  const alive: ProcessIdentity[] = [];
  for (const name of readFolder(folder)) {
    const holder = readHolder(path.join(folder, name));
    if (holder !== null && isAlive(holder)) alive.push(holder);
    else rmSync(path.join(folder, name), { force: true });
  }
  return alive;
}

function holdersFolder(dataDir: string): string {
  return path.join(dataDir, "postgres-holders");
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readHolder(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ProcessIdentity;
  } catch {
    return null;
  }
}
