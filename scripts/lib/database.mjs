import { isAlive, readProcessStart } from "../../packages/db/src/embedded/process-identity.mjs";
import { runChild } from "./children.mjs";
import { fromRoot } from "./paths.mjs";
import { Problem, recogniseCause } from "./problem.mjs";

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {boolean} embedded
 * @property {boolean} reused
 * @property {string | null} cluster
 * @property {number} [port]
 * @property {number} [pid]
 */

/** Node 22 warns that it strips types; the sources say nothing that this could break. */
export const NODE_FLAGS = ["--disable-warning=ExperimentalWarning"];

/**
 * The operator's database, or the embedded one, running.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {import("./settings.mjs").Settings} settings
 * @param {number} [port] where it must listen; default: anywhere.
 * @returns {Promise<Database>}
 */
export async function startDatabase(toolchain, settings, port) {
  if (settings.databaseUrl !== null)
    return { url: settings.databaseUrl, embedded: false, reused: false, cluster: null };
  const result = await runEmbedded(toolchain, "start", settings.dataDir, port);
  if (result.code !== 0) throw new Problem(describe(result.output));
  return { embedded: true, ...JSON.parse(result.stdout) };
}

/**
 * Looks after the embedded database while the server runs: one that dies is started again where the server
 * expects it. PostgreSQL recovers what was acknowledged.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {import("./settings.mjs").Settings} settings
 * @param {Database} database
 * @param {(text: string) => void} say
 * @returns {{ failed: Promise<string>, end: () => void }} `failed` tells why it cannot run any more.
 */
export function watchDatabase(toolchain, settings, database, say) {
  let pid = database.pid ?? 0;
  let startedAt = readProcessStart(pid) ?? "";
  let busy = false;
  /** @type {(reason: string) => void} */
  let fail = () => undefined;
  const failed = new Promise((resolve) => {
    fail = resolve;
  });
  const timer = setInterval(async () => {
    if (busy || isAlive({ pid, startedAt })) return;
    busy = true;
    say("The database ended unexpectedly; starting it again.");
    try {
      const next = await startDatabase(toolchain, settings, database.port);
      pid = next.pid ?? 0;
      startedAt = readProcessStart(pid) ?? "";
      say("The database runs again; nothing acknowledged was lost.");
    } catch (error) {
      fail(`The database ended and cannot be started again. ${/** @type {Error} */ (error).message}`);
    }
    busy = false;
  }, 1000);
  if (!database.embedded) clearInterval(timer);
  return { failed, end: () => clearInterval(timer) };
}

/**
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {import("./settings.mjs").Settings} settings
 */
export async function stopDatabase(toolchain, settings) {
  if (settings.databaseUrl === null) await runEmbedded(toolchain, "stop", settings.dataDir);
}

/**
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {string} databaseUrl
 * @returns {Promise<number>} how many migrations were applied.
 */
export async function migrate(toolchain, databaseUrl) {
  const cli = fromRoot("packages/db/src/migrate/cli.ts");
  const result = await runChild(toolchain.node, [...NODE_FLAGS, cli], {
    env: { ...toolchain.env, DATABASE_URL: databaseUrl },
  });
  if (result.code !== 0) throw new Problem(describe(result.output));
  return result.stdout.split("\n").filter(Boolean).length;
}

/**
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {"start" | "stop"} verb
 * @param {string} dataDir
 * @param {number} [port]
 */
function runEmbedded(toolchain, verb, dataDir, port) {
  const cli = fromRoot("packages/db/src/embedded/cli.ts");
  const args = [...NODE_FLAGS, cli, verb, "--data", dataDir, "--holder", String(process.pid)];
  if (port) args.push("--port", String(port));
  return runChild(toolchain.node, args, { env: toolchain.env });
}

/** A sentence stays as it is; a stack is led in by its cause. @param {string} output */
function describe(output) {
  const text = output.trim();
  if (!/\n\s+at /.test(text)) return text;
  return `${recogniseCause(text) ?? "The database could not be used."}\n${text}`;
}
