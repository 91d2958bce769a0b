import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readProcessStart } from "../../packages/db/src/embedded/process-identity.mjs";
import { root } from "../lib/paths.mjs";
import { answers, freePort, launch } from "./launcher.mjs";

const READY_SECONDS = 60;
/** @type {string} */
let folder;
/** @type {number} */
let port;
/** @type {ReturnType<typeof launch>[]} */
const launched = [];

// A space in the path, and as root a folder that PostgreSQL's account cannot enter.
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "thaw start "));
  port = await freePort();
});
afterEach(async () => {
  for (const launcher of launched.splice(0)) {
    launcher.kill("SIGTERM");
    await launcher.ended;
  }
});
afterAll(() => {
  const cluster = existsSync(stateFile()) ? JSON.parse(readFileSync(stateFile(), "utf8")).systemFolder : null;
  if (cluster) rmSync(path.dirname(cluster), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const dataDir = () => path.join(folder, "data");
const stateFile = () => path.join(dataDir(), "postgres.json");

/** @param {NodeJS.ProcessEnv} [env] */
function start(env = {}) {
  const launcher = launch({
    env: { PORT: String(port), THAW_DATA_DIR: dataDir(), DATABASE_URL: "", PUBLIC_URL: "", HOST: "", ...env },
  });
  launched.push(launcher);
  return launcher;
}

/** @param {NodeJS.ProcessEnv} [env] */
async function startReady(env) {
  const launcher = start(env);
  await launcher.waitFor(/Ctrl-C stops it/, READY_SECONDS);
  return launcher;
}

function accounts() {
  return JSON.parse(readFileSync(path.join(dataDir(), "demo-accounts.json"), "utf8"));
}

function postmaster() {
  const { systemFolder } = JSON.parse(readFileSync(stateFile(), "utf8"));
  return Number(
    readFileSync(path.join(systemFolder ?? path.join(dataDir(), "postgres"), "postmaster.pid"), "utf8").split("\n")[0],
  );
}

/** Its files are gone a moment before the process is. @param {number} pid */
async function hasEnded(pid) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (readProcessStart(pid) === null) return true;
    await sleep(20);
  }
  return false;
}

/** @param {number} pid */
function webOf(pid) {
  return Number(
    execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
      .trim()
      .split("\n")[0],
  );
}

test("a first start ends with the address, the accounts and the data folder", async () => {
  const launcher = await startReady();
  const output = launcher.output();
  expect(output).toContain(`Thaw is ready: http://localhost:${port}\n`);
  expect(output).toContain(`Data folder: ${dataDir()}`);
  expect(accounts().map((/** @type {any} */ { role }) => role)).toEqual(
    expect.arrayContaining(["learner", "instructor", "admin"]),
  );
  for (const { email, password } of accounts()) expect(output).toMatch(new RegExp(`${email}\\s+${password}`));
  for (const file of ["demo-accounts.json", "secret", "postgres.json"]) {
    expect(statSync(path.join(dataDir(), file)).mode & 0o777, file).toBe(0o600);
  }
  expect(await answers(port)).toBe(true);
});

test("Ctrl-C stops everything within 5 s, and the next start has the same accounts", async () => {
  const launcher = await startReady();
  const before = accounts();
  const database = postmaster();
  expect(await launcher.interrupt()).toBeLessThan(5);
  expect(await answers(port)).toBe(false);
  expect(await hasEnded(database)).toBe(true);
  const begun = performance.now();
  await startReady();
  // 6 s on a quiet machine; others may be at work on this one.
  expect((performance.now() - begun) / 1000).toBeLessThan(20);
  expect(accounts()).toEqual(before);
});

test("a second start beside the first says where the first is, and disturbs nothing", async () => {
  await startReady();
  const second = start({ PORT: String(await freePort()) });
  expect(await second.ended).toMatchObject({ code: 1 });
  expect(second.output()).toContain(`Thaw already runs on this data folder: http://localhost:${port}`);
  expect(await answers(port)).toBe(true);
});

test("a busy port is said before anything is started", async () => {
  const other = createServer().listen(port, "127.0.0.1");
  await once(other, "listening");
  const launcher = start();
  expect(await launcher.ended).toMatchObject({ code: 1 });
  expect(launcher.output()).toContain(`Port ${port} is taken by another program`);
  other.close();
});

test("after kill -9 of the launcher the server goes too, and the next start takes the database over", async () => {
  const launcher = await startReady();
  const database = postmaster();
  launcher.kill("SIGKILL");
  await launcher.ended;
  const next = await startReady();
  expect(next.output()).toContain("found running from an earlier start");
  expect(postmaster()).toBe(database);
});

test("after kill -9 of launcher and database the next start recovers", async () => {
  const launcher = await startReady();
  const before = accounts();
  process.kill(postmaster(), "SIGKILL");
  launcher.kill("SIGKILL");
  await launcher.ended;
  await startReady();
  expect(accounts()).toEqual(before);
});

test("a database that dies is started again under the server", async () => {
  const launcher = await startReady();
  process.kill(postmaster(), "SIGKILL");
  await launcher.waitFor(/The database runs again/, 30);
  for (let attempt = 0; attempt < 50 && !(await answers(port)); attempt += 1) await sleep(200);
  expect(await answers(port)).toBe(true);
});

test("a server that dies ends the launcher with an error, and the database with it", async () => {
  const launcher = await startReady();
  const database = postmaster();
  process.kill(webOf(launcher.pid), "SIGKILL");
  expect(await launcher.ended).toMatchObject({ code: 1 });
  expect(launcher.output()).toContain("The web server ended by SIGKILL");
  expect(await hasEnded(database)).toBe(true);
});

test("data of another PostgreSQL are refused and left alone", async () => {
  const { systemFolder } = JSON.parse(readFileSync(stateFile(), "utf8"));
  const file = path.join(systemFolder ?? path.join(dataDir(), "postgres"), "PG_VERSION");
  const version = readFileSync(file, "utf8");
  writeFileSync(file, "12\n");
  const launcher = start();
  expect(await launcher.ended).toMatchObject({ code: 1 });
  expect(launcher.output()).toMatch(/was written by PostgreSQL 12.*Nothing was changed/);
  writeFileSync(file, version);
});

test("without the demo there are no accounts, and the start says how to make one", async () => {
  const fresh = path.join(folder, "without demo");
  const launcher = await startReady({ THAW_DEMO: "off", THAW_DATA_DIR: fresh });
  expect(launcher.output()).toContain("npm run user -- add");
  expect(existsSync(path.join(fresh, "demo-accounts.json"))).toBe(false);
  const { systemFolder } = JSON.parse(readFileSync(path.join(fresh, "postgres.json"), "utf8"));
  await launcher.interrupt();
  if (systemFolder) rmSync(path.dirname(systemFolder), { recursive: true, force: true });
});

test("a fresh copy in a folder with a space starts from nothing, and mends an install that lost files", async () => {
  const checkout = path.join(folder, "my thaw");
  const results = /(^|\/)(node_modules|\.git|\.thaw|\.data|\.next[^/]*|\.turbo|generated|test-results)$/;
  cpSync(root, checkout, { recursive: true, filter: (source) => !results.test(source) });
  const env = { PORT: String(port), THAW_DATA_DIR: "", DATABASE_URL: "", PUBLIC_URL: "", HOST: "" };
  const launcher = launch({ checkout, env });
  launched.push(launcher);
  await launcher.waitFor(/Ctrl-C stops it/, 500);
  expect(launcher.output()).toContain(`Data folder: ${path.join(checkout, ".data")}`);
  await launcher.interrupt();
  rmSync(path.join(checkout, "packages/db/node_modules/pg"));
  const mended = launch({ checkout, env });
  launched.push(mended);
  await mended.waitFor(/Ctrl-C stops it/, 200);
  expect(mended.output()).toContain("Dependencies ... repaired");
  const { systemFolder } = JSON.parse(readFileSync(path.join(checkout, ".data/postgres.json"), "utf8"));
  await mended.interrupt();
  if (systemFolder) rmSync(path.dirname(systemFolder), { recursive: true, force: true });
}, 900_000);
