import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { isAlive, readProcessStart } from "../../packages/db/src/embedded/process-identity.mjs";
import { fromRoot, root } from "./paths.mjs";
import { Problem, recogniseCause } from "./problem.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamps.mjs";

/** Children that run now, so that a signal to the launcher reaches them all. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * @typedef {object} ChildResult
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} output standard output and error, interleaved.
 */

/**
 * Runs a program to its end, in a process group of its own, and keeps what it prints.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void, onStart?: (pid: number) => void, signal?: AbortSignal }} [options]
 * @returns {Promise<ChildResult>}
 */
export function runChild(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    let stdout = "";
    let output = "";
    running.add(child);
    if (child.pid !== undefined) options.onStart?.(child.pid);
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      output += text;
      options.onOutput?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
      options.onOutput?.(text);
    });
    options.signal?.addEventListener("abort", () => signalGroup(child, "SIGKILL"));
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, output });
    });
  });
}

/**
 * Runs a step of the set-up; its output goes to `.thaw/logs/<name>.log`.
 * @param {string} name
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Parameters<typeof runChild>[2] & { advice?: string }} [options]
 * @returns {Promise<ChildResult>}
 * @throws {Problem} with its cause where it is known, or its last lines.
 */
export async function runStep(name, file, args, options = {}) {
  const result = await runChild(file, args, { ...options, onStart: rememberStep });
  removeStamp("running-step");
  const log = writeLog(name, `$ ${[file, ...args].join(" ")}\n${result.output}`);
  if (result.code === 0) return result;
  throw new StepFailed(name, result.output, log, options.advice);
}

/** @param {number} pid */
function rememberStep(pid) {
  try {
    writeStamp("running-step", { pid, startedAt: readProcessStart(pid) });
  } catch {
    // On a full disk; the step itself will say so.
  }
}

/** Ends the step of a launcher that was killed: it would go on installing or building under the next one. */
export function endOrphanedStep() {
  const orphan = readStamp("running-step");
  if (isAlive(orphan)) {
    try {
      process.kill(process.platform === "win32" ? orphan.pid : -orphan.pid, "SIGKILL");
    } catch {
      // It ended in between.
    }
  }
  removeStamp("running-step");
}

/** A step of the set-up that ended with an error. */
export class StepFailed extends Problem {
  /**
   * @param {string} step
   * @param {string} output
   * @param {string | null} log
   * @param {string} [advice]
   */
  constructor(step, output, log, advice) {
    const cause = recogniseCause(output);
    const lines = excerpt(output, cause ? 3 : 15).map((line) => `    ${line}`);
    const where = log ? `All it printed is in ${log}.` : "";
    super([cause ?? advice ?? `The step "${step}" failed.`, ...lines, where].filter(Boolean).join("\n"));
    this.output = output;
  }
}

/**
 * The part of an output that tells most: from its first error on, or its end.
 * @param {string} output
 * @param {number} count
 */
export function excerpt(output, count) {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter(Boolean);
  const first = lines.findIndex((line) => /\b(error|failed|cannot|fatal)\b/i.test(line));
  return first === -1 ? lines.slice(-count) : lines.slice(first, first + count);
}

/**
 * Ends every child that runs, with the processes that it started.
 * @param {NodeJS.Signals} signal
 */
export function signalChildren(signal) {
  for (const child of running) signalGroup(child, signal);
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended in between.
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {string | null} the file, or null on a disk that is full.
 */
function writeLog(name, text) {
  const file = fromRoot(".thaw", "logs", `${name}.log`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  } catch {
    return null;
  }
}

/**
 * Appends to a log; a full disk costs its lines, never the server.
 * @param {string} file
 * @param {string | Uint8Array} text
 */
export function appendLog(file, text) {
  try {
    appendFileSync(file, text, { mode: 0o600 });
  } catch {
    // Said above: a log line is not worth a crash.
  }
}
