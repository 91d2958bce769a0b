import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

// Plain JavaScript because the launcher needs it on Node 20, before anything is installed.

/**
 * When a process began, as an opaque text that only equality is asked of.
 * A process id alone is not enough: after a reboot the same number may belong to somebody else.
 * @param {number} pid
 * @returns {string | null} null when no such process runs (one that ended but was never reaped counts as ended).
 */
export function readProcessStart(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    try {
      return parseLinuxStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
      return null;
    }
  }
  if (!signalReaches(pid)) return null;
  if (process.platform === "win32") return "running";
  try {
    const options = { encoding: /** @type {const} */ ("utf8"), env: { ...process.env, LC_ALL: "C" } };
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], options).trim() || null;
  } catch {
    return null;
  }
}

/**
 * The start time in a line of /proc/<pid>/stat, with the boot it counts from left implicit.
 * @param {string} stat
 * @returns {string | null} null for a zombie or a dead process.
 */
export function parseLinuxStat(stat) {
  // The command's name may hold spaces and parentheses, so fields are counted from its last parenthesis.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0];
  if (state === "Z" || state === "X") return null;
  return fields[19] ?? null;
}

/**
 * @param {{ pid: number, startedAt: string } | null | undefined} identity
 * @returns {boolean} whether exactly this process still runs.
 */
export function isAlive(identity) {
  return identity !== null && identity !== undefined && readProcessStart(identity.pid) === identity.startedAt;
}

/** @returns {{ pid: number, startedAt: string }} this very process. */
export function identifySelf() {
  return { pid: process.pid, startedAt: readProcessStart(process.pid) ?? "unknown" };
}

/** @param {number} pid */
function signalReaches(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
