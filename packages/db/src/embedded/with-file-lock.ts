import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identifySelf, isAlive, type ProcessIdentity } from "./process-identity.mjs";

/**
 * Runs `work` while no other process runs work under the same lock file.
 * A lock whose owner died is taken over.
 * @throws Error when the lock stays taken for `timeoutSeconds`.
 */
export async function withFileLock<T>(lockFile: string, work: () => Promise<T>, timeoutSeconds = 120): Promise<T> {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  const self = identifySelf();
  const mine = `${lockFile}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(self), { mode: 0o600 });
  const deadline = Date.now() + timeoutSeconds * 1000;
  try {
    for (;;) {
      try {
        // A hard link appears with its content, so that nobody ever reads a half-written owner.
        linkSync(mine, lockFile);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      if (!isAlive(readOwner(lockFile))) rmSync(lockFile, { force: true });
      else if (Date.now() > deadline) throw new Error(`${lockFile} stayed locked for ${timeoutSeconds} s`);
      else await sleep(50);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function readOwner(lockFile: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")) as ProcessIdentity;
  } catch {
    return null;
  }
}
