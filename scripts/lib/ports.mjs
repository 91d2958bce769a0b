import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "./problem.mjs";
import { isLoopback } from "./settings.mjs";

/**
 * Makes sure that nothing else listens where the server will.
 * @param {number} port
 * @param {string} host
 * @param {number} [patienceSeconds] how long a port may stay taken: a server that was just killed lets go late.
 * @throws {Problem}
 */
export async function ensurePortFree(port, host, patienceSeconds = 0) {
  const deadline = Date.now() + patienceSeconds * 1000;
  // "localhost" may mean ::1 first: a program there would be seen instead of Thaw.
  const hosts = isLoopback(host) ? [host, "::1"] : [host];
  for (;;) {
    const codes = await Promise.all(hosts.map((each) => tryListening(port, each)));
    if (codes[0] === "EACCES")
      throw new Problem(`Port ${port} may only be used by root. Choose one above 1023: PORT=3000 npm start`);
    if (codes[0] === "EADDRNOTAVAIL" || codes[0] === "ENOTFOUND") {
      throw new Problem(
        `HOST is "${host}", which is no address of this machine. Use HOST=0.0.0.0 for all of its addresses.`,
      );
    }
    if (!codes.includes("EADDRINUSE")) return;
    if (Date.now() >= deadline) {
      throw new Problem(
        `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port === 65535 ? port - 1 : port + 1} npm start`,
      );
    }
    await sleep(200);
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} null when it can be listened on, or the error's code.
 */
function tryListening(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? "unknown"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
