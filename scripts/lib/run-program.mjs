import { spawn } from "node:child_process";
import { ensureSecret, prepareDataFolder } from "./data-folder.mjs";
import { migrate, NODE_FLAGS, startDatabase, stopDatabase } from "./database.mjs";
import { fromRoot, root } from "./paths.mjs";
import { findPrepared, hasSource, prepare } from "./prepare.mjs";
import { describeFailure, Problem } from "./problem.mjs";
import { readSettings } from "./settings.mjs";
import { createSteps } from "./steps.mjs";

/**
 * Runs one of the repository's programs under the right Node, from the folder the command was typed in.
 * Standard output is the program's alone: what has to be set up first is told on standard error.
 * @param {string | undefined} name
 * @param {readonly string[]} args
 */
export async function runProgram(name, args) {
  try {
    process.exitCode = await run(name, args);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * @param {string | undefined} name
 * @param {readonly string[]} args
 * @returns {Promise<number>} the program's exit code.
 */
async function run(name, args) {
  const steps = createSteps(process.stderr);
  if (name === "bench") return bench(steps, args);
  const toolchain = findPrepared() ?? (await prepare(steps, "generate"));
  switch (name) {
    case "backbone":
    case "features":
    case "probe":
      return runSource(toolchain, `packages/tl-engine/src/cli/${name}.ts`, args, dataFolderEnv());
    case "torch":
      return runSource(toolchain, "packages/torch/src/cli/torch.ts", args, dataFolderEnv());
    case "user":
      return withDatabase(steps, toolchain, (env) => runSource(toolchain, "apps/web/src/cli/user.ts", args, env));
    case "format":
      return runInherited(toolchain.pnpm, ["exec", "biome", "check", "--write", ...args], toolchain.env, root);
    default:
      throw new Problem(
        `There is no command "${name ?? ""}". Say user, features, probe, torch, backbone, bench or format.`,
      );
  }
}

/**
 * A benchmark measures the production server, so that is built first.
 * @param {import("./steps.mjs").Steps} steps
 * @param {readonly string[]} args
 */
async function bench(steps, [what, ...rest]) {
  const program = `bench/src/${what}.ts`;
  if (!what || !/^[a-z-]+$/.test(what) || !hasSource(program)) {
    throw new Problem("Say what to measure, for example: npm run bench -- server");
  }
  return runSource(await prepare(steps, "build"), program, rest);
}

/**
 * Runs work with the database of the data folder: the one that already serves, or one started for it alone.
 * @param {import("./steps.mjs").Steps} steps
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} work
 */
async function withDatabase(steps, toolchain, work) {
  const settings = readSettings(process.env, callerFolder());
  prepareDataFolder(settings.dataDir);
  try {
    const database = await startDatabase(toolchain, settings);
    const applied = await migrate(toolchain, database.url);
    if (applied > 0) steps.say(`  ${applied} migrations applied`);
    return await work({
      DATABASE_URL: database.url,
      THAW_DATA_DIR: settings.dataDir,
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || ensureSecret(settings.dataDir),
    });
  } finally {
    await stopDatabase(toolchain, settings);
  }
}

/**
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {string} program relative to the checkout.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runSource(toolchain, program, args, env = {}) {
  const all = [...NODE_FLAGS, fromRoot(program), ...args];
  return runInherited(toolchain.node, all, { ...toolchain.env, ...env }, callerFolder());
}

/** Where programs that need no database find what the site keeps. */
function dataFolderEnv() {
  return { THAW_DATA_DIR: readSettings(process.env, callerFolder()).dataDir };
}

/** npm changes into the package; file arguments are meant from where the command was typed. */
function callerFolder() {
  return process.env.INIT_CWD ?? process.cwd();
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function runInherited(file, args, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: "inherit" });
    // The terminal sends Ctrl-C to the child too; it decides, and this process takes over its exit code.
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
      process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
    }
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(signal ? 130 : (code ?? 1)));
  });
}
