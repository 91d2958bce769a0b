import os from "node:os";
import path from "node:path";
import { claim, ensureSecret, prepareDataFolder, readDemoAccounts } from "./data-folder.mjs";
import { migrate, startDatabase, stopDatabase, watchDatabase } from "./database.mjs";
import { ensurePortFree } from "./ports.mjs";
import { prepare } from "./prepare.mjs";
import { describeFailure, Problem } from "./problem.mjs";
import { seed } from "./seed.mjs";
import { startServer, waitUntilReady } from "./server.mjs";
import { isLoopback, readSettings } from "./settings.mjs";
import { createShutdown } from "./shutdown.mjs";
import { createSteps, formatSeconds } from "./steps.mjs";

/**
 * From nothing to a server that answers, and then until it is told to stop.
 * @param {"production" | "development"} mode
 */
export async function main(mode) {
  const shutdown = createShutdown();
  shutdown.listen();
  // Whoever read the output may be gone; the server is not there for them alone.
  process.stdout.on("error", () => undefined);
  try {
    const reason = await start(mode, shutdown);
    if (shutdown.isStopping) return;
    throw new Problem(reason);
  } catch (error) {
    // A signal ends children, which look like failures here; the signal's own handler says what happens.
    if (shutdown.isStopping) return;
    process.stderr.write(`\n${describeFailure(error)}\n`);
    await shutdown.stop();
    process.exit(1);
  }
}

/**
 * @param {"production" | "development"} mode
 * @param {ReturnType<typeof createShutdown>} shutdown
 * @returns {Promise<string>} why it ended.
 */
async function start(mode, shutdown) {
  const begun = performance.now();
  const settings = readSettings(process.env, process.env.INIT_CWD ?? process.cwd());
  const steps = createSteps(process.stdout, () => shutdown.isStopping);
  steps.say(mode === "production" ? "Starting Thaw" : "Starting Thaw for development");

  prepareDataFolder(settings.dataDir);
  const lock = claim(path.join(settings.dataDir, "launcher.json"), ({ pid, url }) =>
    url
      ? `Thaw already runs on this data folder: ${url} (process ${pid}). Use it, or stop it with Ctrl-C first. For a second one beside it: PORT=3001 THAW_DATA_DIR=.data-2 npm start`
      : `Another npm start is at work on this data folder (process ${pid}). Wait for it, or stop it with Ctrl-C first.`,
  );
  shutdown.defer(lock.release);
  // The server of a launcher that was killed ends by itself within 3 s.
  await ensurePortFree(settings.port, settings.host, lock.tookOver ? 4 : 0);

  const toolchain = await prepare(steps, mode === "production" ? "build" : "generate");

  shutdown.defer(() => stopDatabase(toolchain, settings));
  const database = await steps.run("Database", () => startDatabase(toolchain, settings), describeDatabase);
  await steps.run(
    "Migrations",
    () => migrate(toolchain, database.url),
    (count) => (count === 0 ? "none pending" : `${count} applied`),
  );

  const env = {
    ...unsetEmpty(process.env),
    NODE_ENV: mode,
    PORT: String(settings.port),
    HOST: settings.host,
    DATABASE_URL: database.url,
    THAW_DATA_DIR: settings.dataDir,
    // Unset unless the operator named one: the site then goes by the address that a browser asked for.
    PUBLIC_URL: process.env.PUBLIC_URL ? settings.publicUrl : undefined,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || ensureSecret(settings.dataDir),
    THAW_DEMO: settings.demo ? "on" : "off",
  };
  await seed(steps, toolchain, settings, env);

  const logFile = mode === "production" ? path.join(settings.dataDir, "web.log") : null;
  await ensurePortFree(settings.port, settings.host);
  const server = startServer({ toolchain, env, logFile });
  shutdown.defer(server.stop);
  await steps.run(
    "Server",
    () => waitUntilReady(server, localAddress(settings)),
    () => "ready",
  );
  lock.update({ url: settings.publicUrl });
  announce(steps, settings, database, logFile, performance.now() - begun);

  const watch = watchDatabase(toolchain, settings, database, steps.say);
  shutdown.defer(watch.end);
  return Promise.race([watch.failed, server.ended.then((reason) => describeEnd(reason, server, logFile))]);
}

/**
 * @param {string} reason
 * @param {import("./server.mjs").Server} server
 * @param {string | null} logFile
 */
function describeEnd(reason, server, logFile) {
  return `The web server ${reason}. It printed last:\n${server.lastLines()}\n${logFile ? `Its log is ${logFile}. ` : ""}The data are kept: run npm start again.`;
}

/**
 * A setting of ours that is set to nothing counts as not set.
 * @param {NodeJS.ProcessEnv} env
 */
function unsetEmpty(env) {
  const ours = Object.entries(env).filter(([name, value]) => name.startsWith("THAW_") && value === "");
  return Object.fromEntries(ours.map(([name]) => [name, undefined]));
}

/** @param {import("./database.mjs").Database} database */
function describeDatabase({ embedded, reused, cluster }) {
  if (!embedded) return "the one in DATABASE_URL";
  return reused ? "found running from an earlier start, and taken over" : `running in ${cluster}`;
}

/** @param {import("./settings.mjs").Settings} settings */
function localAddress({ host, port }) {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/**
 * @param {import("./steps.mjs").Steps} steps
 * @param {import("./settings.mjs").Settings} settings
 * @param {import("./database.mjs").Database} database
 * @param {string | null} logFile
 * @param {number} milliseconds
 */
function announce(steps, settings, database, logFile, milliseconds) {
  const accounts = settings.demo ? readDemoAccounts(settings.dataDir) : [];
  const width = Math.max(0, ...accounts.map(({ role }) => role.length));
  const emailWidth = Math.max(0, ...accounts.map(({ email }) => email.length));
  steps.say(`\nThaw is ready: ${settings.publicUrl}`);
  for (const { role, email, password } of accounts) {
    steps.say(`  ${role.padEnd(width)}  ${email.padEnd(emailWidth)}  ${password}`);
  }
  if (accounts.length === 0)
    steps.say("  No demo accounts. Make one: npm run user -- add --role admin --email you@example.org");
  steps.say(`Data folder: ${settings.dataDir}`);
  if (database.cluster && !database.cluster.startsWith(settings.dataDir + path.sep)) {
    steps.say(
      `Database:    ${database.cluster} (PostgreSQL may not enter the data folder, as it does not run as root)`,
    );
  }
  if (logFile) steps.say(`Log:         ${logFile}`);
  if (!isLoopback(settings.host)) {
    for (const address of lanAddresses()) steps.say(`On the network: http://${address}:${settings.port}`);
  }
  steps.say(`Ready after ${formatSeconds(milliseconds)}. Ctrl-C stops it.`);
}

function lanAddresses() {
  return Object.values(os.networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}
