import path from "node:path";
import { root } from "./paths.mjs";
import { Problem } from "./problem.mjs";

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host address to listen on.
 * @property {string} dataDir absolute.
 * @property {string | null} databaseUrl null: the embedded database.
 * @property {string} publicUrl the address in a browser, without a slash at its end.
 * @property {boolean} demo whether the first start loads demo accounts.
 */

/**
 * Reads what the operator set.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd folder of relative paths: the one the command was called from.
 * @returns {Settings}
 * @throws {Problem} when a value cannot be meant.
 */
export function readSettings(env, cwd) {
  const port = readPort(env.PORT);
  const publicUrl = readPublicUrl(env.PUBLIC_URL, port);
  return {
    port,
    host: env.HOST || defaultHost(env.PUBLIC_URL ? publicUrl : null),
    dataDir: env.THAW_DATA_DIR ? path.resolve(cwd, env.THAW_DATA_DIR) : path.join(root, ".data"),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    publicUrl,
    demo: readSwitch("THAW_DEMO", env.THAW_DEMO),
  };
}

/** @param {string | undefined} text */
function readPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Problem(`PORT is "${text}"; it must be a whole number from 1 to 65535, for example PORT=3001.`);
}

/**
 * @param {string | undefined} text
 * @param {number} port
 */
function readPublicUrl(text, port) {
  if (!text) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === "http:" || url.protocol === "https:") && url.pathname === "/" && !url.search) {
    return url.origin;
  }
  throw new Problem(
    `PUBLIC_URL is "${text}"; it must be an address without a path, for example http://192.168.1.20:3000.`,
  );
}

/**
 * Only this machine, unless the operator named an address of plain HTTP that others use: then nothing else
 * can answer there. Behind https:// stands a proxy, as a rule on this machine.
 * @param {string | null} publicUrl
 */
function defaultHost(publicUrl) {
  if (publicUrl === null) return "127.0.0.1";
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "http:" && !isLoopback(hostname) ? "0.0.0.0" : "127.0.0.1";
}

/** @param {string} hostname */
export function isLoopback(hostname) {
  return hostname === "localhost" || hostname === "[::1]" || hostname === "::1" || /^127\./.test(hostname);
}

/** @param {string | undefined} text */
function readDatabaseUrl(text) {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return text;
  throw new Problem("DATABASE_URL must look like postgresql://user:password@host:5432/database.");
}

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function readSwitch(name, text) {
  if (!text || /^(on|true|1|yes)$/i.test(text)) return true;
  if (/^(off|false|0|no)$/i.test(text)) return false;
  throw new Problem(`${name} is "${text}"; say on or off.`);
}
