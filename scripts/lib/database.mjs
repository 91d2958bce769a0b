import { runChild } from "./children.mjs";
import { fromRoot } from "./paths.mjs";
import { Problem, recogniseCause } from "./problem.mjs";

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {boolean} embedded
 * @property {boolean} reused
 * @property {string | null} cluster
 */

/** Node 22 warns that it strips types; the sources say nothing that this could break. */
export const NODE_FLAGS = ["--disable-warning=ExperimentalWarning"];

/**
 * The operator's database, or the embedded one, running.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<Database>}
 */
export async function startDatabase(toolchain, settings) {
  if (settings.databaseUrl !== null)
    return { url: settings.databaseUrl, embedded: false, reused: false, cluster: null };
  const result = await runEmbedded(toolchain, "start", settings.dataDir);
  if (result.code !== 0) throw new Problem(describe(result.output));
  return { embedded: true, ...JSON.parse(result.stdout) };
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
 */
function runEmbedded(toolchain, verb, dataDir) {
  const cli = fromRoot("packages/db/src/embedded/cli.ts");
  const args = [...NODE_FLAGS, cli, verb, "--data", dataDir, "--holder", String(process.pid)];
  return runChild(toolchain.node, args, { env: toolchain.env });
}

/** A sentence stays as it is; a stack is led in by its cause. @param {string} output */
function describe(output) {
  const text = output.trim();
  if (!/\n\s+at /.test(text)) return text;
  return `${recogniseCause(text) ?? "The database could not be used."}\n${text}`;
}
