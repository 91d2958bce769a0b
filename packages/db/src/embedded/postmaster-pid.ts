import { readFileSync } from "node:fs";
import path from "node:path";
import { readProcessStart } from "./process-identity.mjs";

export type PostmasterPid = { pid: number; port: number | null; ready: boolean };

/** Reads a cluster's postmaster.pid; null when there is none, which means that nothing runs there. */
export function readPostmasterPid(clusterFolder: string): PostmasterPid | null {
  try {
    return parsePostmasterPid(readFileSync(path.join(clusterFolder, "postmaster.pid"), "utf8"));
  } catch {
    return null;
  }
}

/**
 * The file's lines: process id, data folder, start time, port, socket folder, address, shared memory, status.
 * While PostgreSQL starts, only the first ones are there.
 */
export function parsePostmasterPid(text: string): PostmasterPid | null {
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number.parseInt(lines[3] ?? "", 10);
  return { pid, port: Number.isInteger(port) ? port : null, ready: lines[7] === "ready" };
}

/** Whether the process runs and is a PostgreSQL: after a reboot its number may be some other program's. */
export function isRunningPostgres(pid: number): boolean {
  if (readProcessStart(pid) === null) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return false;
  }
}
