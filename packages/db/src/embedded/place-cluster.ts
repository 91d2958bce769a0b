import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { executable, type PostgresBinaries } from "./locate-postgres-binaries.ts";

/** The account PostgreSQL runs under when its starter is root; it needs no entry of its own on the machine. */
const UNPRIVILEGED_ID = 65534;
const SYSTEM_FOLDER = "/var/lib/thaw";

/** Ids for child_process's options; empty where PostgreSQL may run as whoever starts it. */
export type RunAs = { uid?: number; gid?: number };

/**
 * Who PostgreSQL runs as. It refuses root, so root hands it to the cluster's owner, or to nobody for a new one.
 */
export function chooseRunAs(existingCluster: string | null): RunAs {
  if (process.getuid?.() !== 0) return {};
  if (existingCluster !== null && existsSync(existingCluster)) {
    const { uid, gid } = statSync(existingCluster);
    if (uid !== 0) return { uid, gid };
  }
  return { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID };
}

/** A system folder for a new cluster where the data folder is out of reach; null where it can lie inside. */
export function chooseSystemFolder(dataDir: string, runAs: RunAs): string | null {
  if (canEnter(dataDir, runAs)) return null;
  const name = createHash("sha256").update(path.resolve(dataDir)).digest("hex").slice(0, 12);
  return path.join(SYSTEM_FOLDER, name, "postgres");
}

/** Makes sure that `runAs` can execute the binaries, copying them to a system folder if need be. */
export function placeBinaries(binaries: PostgresBinaries, runAs: RunAs): PostgresBinaries {
  if (canExecute(binaries.folder, runAs)) return binaries;
  if (runAs.uid === undefined) {
    // npm does not always keep the executable bit.
    for (const program of ["postgres", "initdb", "pg_ctl"] as const)
      chmodSync(executable(binaries.folder, program), 0o755);
    return binaries;
  }
  const folder = path.join(SYSTEM_FOLDER, `postgres-${binaries.version}`);
  if (!canExecute(folder, runAs)) {
    const draft = `${folder}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  }
  return { ...binaries, folder };
}

/** Creates the folder, owned by whoever PostgreSQL runs as and closed to everybody else. */
export function makeClusterFolder(folder: string, runAs: RunAs): void {
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(folder, runAs.uid, runAs.gid);
}

/** Asks the system itself, as access lists may say something else than mode bits. */
function canEnter(folder: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) return true;
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", path.resolve(folder)], {
    ...runAs,
    cwd: "/",
    stdio: "ignore",
  });
  return probe.status === 0;
}

function canExecute(folder: string, runAs: RunAs): boolean {
  const probe = spawnSync(executable(folder, "postgres"), ["--version"], { ...runAs, cwd: "/", stdio: "ignore" });
  return probe.status === 0;
}
