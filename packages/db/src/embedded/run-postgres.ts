import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterState } from "./cluster-state.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { executable, type PostgresBinaries } from "./locate-postgres-binaries.ts";
import type { RunAs } from "./place-cluster.ts";
import { isRunningPostgres, readPostmasterPid } from "./postmaster-pid.ts";
import { superuserClient } from "./prepare-database.ts";

const START_TIMEOUT_SECONDS = 120;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

type Launch = {
  cluster: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
  state: ClusterState;
  logFile: string;
  fsync: boolean;
  /** null: any that is free. */
  wantedPort: number | null;
};

/**
 * The port of the PostgreSQL that already runs on this cluster, or null.
 * A postmaster.pid whose process ended is removed: its number may belong to another program by now, and
 * PostgreSQL would then refuse to start.
 */
export async function findRunningCluster(cluster: string, state: ClusterState): Promise<number | null> {
  const deadline = Date.now() + START_TIMEOUT_SECONDS * 1000;
  for (;;) {
    const found = readPostmasterPid(cluster);
    if (found === null) return null;
    if (!isRunningPostgres(found.pid)) {
      rmSync(path.join(cluster, "postmaster.pid"), { force: true });
      return null;
    }
    if (found.port !== null && (await answers(found.port, cluster, state))) return found.port;
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `A PostgreSQL (process ${found.pid}) runs on ${cluster} but does not answer. End that process and start again.`,
      );
    }
    await sleep(100);
  }
}

/** @returns the port it listens on. */
export async function launchPostgres(launch: Launch): Promise<number> {
  const deadline = Date.now() + START_TIMEOUT_SECONDS * 1000;
  for (let attempt = 1; ; attempt += 1) {
    const port = launch.wantedPort ?? (await findFreePort());
    const failure = await launchOnce(launch, port, deadline);
    if (failure === null) return port;
    // Another program may take the port in between; processes of a killed postmaster need a moment to end.
    const passing = /Address already in use|could not bind|pre-existing shared memory block/i.test(failure);
    if (!passing || attempt >= 20) throw explain(launch, failure);
    await sleep(500);
  }
}

/** @returns null when it answers, or what it logged before it gave up. */
async function launchOnce(launch: Launch, port: number, deadline: number): Promise<string | null> {
  const { cluster, logFile, state } = launch;
  const log = openLog(logFile);
  const logStart = statSync(logFile).size;
  let exited = false;
  let spawnError: Error | null = null;
  // Detached: a terminal's Ctrl-C must not reach the database before the server has finished with it.
  const child = spawn(executable(launch.binaries.folder, "postgres"), settings(launch, port), {
    ...launch.runAs,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  child.on("exit", () => {
    exited = true;
  });
  child.on("error", (error) => {
    spawnError = error;
    exited = true;
  });
  child.unref();
  closeSync(log);
  while (!exited && Date.now() < deadline) {
    if (readPostmasterPid(cluster)?.ready === true && (await answers(port, cluster, state))) return null;
    await sleep(20);
  }
  if (spawnError !== null) return String(spawnError);
  return readFileSync(logFile, "utf8").slice(logStart) || "It did not answer in time.";
}

function settings({ cluster, fsync }: Launch, port: number): string[] {
  const values = {
    listen_addresses: "127.0.0.1",
    port,
    // No socket: everyone on the machine could reach one in /tmp, and deep folders exceed its length limit.
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "128MB",
    max_wal_size: "256MB",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    log_checkpoints: "off",
    fsync: fsync ? "on" : "off",
    cluster_name: "thaw",
  };
  return ["-D", cluster, ...Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

async function answers(port: number, cluster: string, state: ClusterState): Promise<boolean> {
  const client = superuserClient(port, state);
  // An idle connection that breaks reports here; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ data_directory: string }>("SHOW data_directory");
    return resolveLinks(result.rows[0]?.data_directory ?? "") === resolveLinks(cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function resolveLinks(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function openLog(logFile: string): number {
  try {
    if (statSync(logFile).size > LOG_LIMIT_BYTES) rmSync(logFile);
  } catch {
    // The first start has no log yet.
  }
  return openSync(logFile, "a", 0o600);
}

function explain({ cluster, logFile }: Launch, output: string): EmbeddedPostgresError {
  if (/No space left on device/i.test(output)) {
    return new EmbeddedPostgresError(
      `The disk that holds ${cluster} is full, so PostgreSQL could not start. The data are kept: free some space and start again.`,
    );
  }
  if (/could not access the server configuration file|Permission denied|EACCES/i.test(output)) {
    return new EmbeddedPostgresError(
      `PostgreSQL may not read ${cluster} (permission denied). Every folder above it must be open to its owner, as it was at the first start.`,
    );
  }
  const lastLines = output.trim().split("\n").slice(-4).join("\n");
  return new EmbeddedPostgresError(`PostgreSQL did not start on ${cluster}. The end of ${logFile}:\n${lastLines}`);
}
