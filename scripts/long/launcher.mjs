import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../lib/paths.mjs";

/**
 * Starts the launcher as a terminal would, in a group of its own, so that Ctrl-C can be sent to all of it; under the
 * Node that npm test was called with, which may be an older one than runs the tests.
 * @param {{ env: NodeJS.ProcessEnv, checkout?: string }} options */
export function launch({ env, checkout = root }) {
  const child = spawn(process.env.THAW_NODE ?? process.execPath, [path.join(checkout, "scripts/start.mjs")], {
    cwd: "/",
    env: { ...process.env, INIT_CWD: "/", NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    /** @param {RegExp} pattern @param {number} seconds */
    async waitFor(pattern, seconds) {
      const deadline = Date.now() + seconds * 1000;
      while (!pattern.test(output)) {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`No ${pattern} in:\n${output}`);
        await sleep(20);
      }
    },
    /** Ctrl-C. @returns {Promise<number>} the seconds until all was gone. */
    async interrupt() {
      const start = performance.now();
      process.kill(-(child.pid ?? 0), "SIGINT");
      await ended;
      return (performance.now() - start) / 1000;
    },
    /** @param {NodeJS.Signals} signal */
    kill: (signal) => child.kill(signal),
  };
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {number} port */
export async function answers(port) {
  const response = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null);
  return response?.ok === true;
}
