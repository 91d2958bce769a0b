import { spawn } from "node:child_process";
import { renameSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { appendLog, signalGroup } from "./children.mjs";
import { NODE_FLAGS } from "./database.mjs";
import { fromRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";

const READY_TIMEOUT_SECONDS = 60;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** How long requests in flight may take when the server is told to stop. */
const STOP_SECONDS = 2.5;

/**
 * @typedef {object} Server
 * @property {Promise<string>} ended resolves, with a few words, when the process is gone.
 * @property {() => Promise<void>} stop
 * @property {() => string} lastLines what it printed last.
 */

/**
 * Starts the web server as a process of its own.
 * @param {object} options
 * @param {import("./toolchain.mjs").Toolchain} options.toolchain
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string | null} options.logFile null: the launcher's own terminal.
 * @returns {Server}
 */
export function startServer({ toolchain, env, logFile }) {
  const preload = pathToFileURL(fromRoot("scripts/lib/end-with-launcher.mjs")).href;
  const args = [...NODE_FLAGS, "--import", preload, fromRoot("apps/web/server/main.ts")];
  if (logFile) rotate(logFile);
  const output = logFile ? "pipe" : "inherit";
  // A group of its own: Ctrl-C reaches the launcher, which then stops everything in order.
  const child = spawn(toolchain.node, args, {
    cwd: fromRoot("apps/web"),
    env: { ...toolchain.env, ...env },
    stdio: ["ignore", output, output, "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  let tail = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      tail = (tail + chunk.toString()).slice(-8000);
      if (logFile) appendLog(logFile, chunk);
    });
  }
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  return {
    ended,
    lastLines: () =>
      tail
        .trim()
        .split("\n")
        .slice(-15)
        .map((line) => `    ${line}`)
        .join("\n"),
    async stop() {
      signalGroup(child, "SIGTERM");
      const gone = await Promise.race([ended.then(() => true), sleep(STOP_SECONDS * 1000, false)]);
      if (gone) return;
      signalGroup(child, "SIGKILL");
      await ended;
    },
  };
}

/**
 * Waits until the server says that it and its database are ready.
 * @param {Server} server
 * @param {string} address such as http://127.0.0.1:3000
 * @throws {Problem} when it ends before, or stays silent.
 */
export async function waitUntilReady(server, address) {
  const deadline = Date.now() + READY_TIMEOUT_SECONDS * 1000;
  /** @type {string | null} */
  let ended = null;
  server.ended.then((reason) => {
    ended = reason;
  });
  let answer = "nothing";
  while (Date.now() < deadline) {
    if (ended !== null)
      throw new Problem(`The web server ${ended} before it was ready. It printed last:\n${server.lastLines()}`);
    try {
      const response = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      answer = String(/** @type {Error} */ (error).cause ?? error);
    }
    await sleep(60);
  }
  throw new Problem(
    `The web server was not ready after ${READY_TIMEOUT_SECONDS} s; ${address}/api/ready answers: ${answer}\n${server.lastLines()}`,
  );
}

/** @param {string} logFile */
function rotate(logFile) {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, path.join(path.dirname(logFile), "web.old.log"));
}
