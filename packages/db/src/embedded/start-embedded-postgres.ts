import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { holdCluster } from "./cluster-holders.ts";
import { type ClusterState, clusterFolder, createClusterState, readClusterState } from "./cluster-state.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { initialiseCluster } from "./initialise-cluster.ts";
import { locatePostgresBinaries, type PostgresBinaries } from "./locate-postgres-binaries.ts";
import { chooseRunAs, chooseSystemFolder, placeBinaries, type RunAs } from "./place-cluster.ts";
import { readPostmasterPid } from "./postmaster-pid.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { identifySelf, type ProcessIdentity } from "./process-identity.mjs";
import { findRunningCluster, launchPostgres } from "./run-postgres.ts";
import { stopEmbeddedPostgres } from "./stop-embedded-postgres.ts";
import { withFileLock } from "./with-file-lock.ts";

export type EmbeddedPostgres = {
  /** Connection of the role that owns the database `thaw`; it may also create databases. */
  url: string;
  port: number;
  /** The postmaster's process. */
  pid: number;
  /** Absolute folder of the cluster; outside the data folder where PostgreSQL could not reach that. */
  cluster: string;
  /** Whether it ran already, left by an earlier start or shared with another process. */
  reused: boolean;
  stop: () => Promise<void>;
};

export type StartOptions = {
  /** Created when missing; keeps the cluster, its passwords and its log. */
  dataDir: string;
  /** The process that needs the database; it stops for the last of them. Default: the caller. */
  holder?: ProcessIdentity;
  /** Default: a free one. Given where a database that died is started again under clients that know its address. */
  port?: number;
  /** False only where losing everything in a power cut costs nothing, as in tests. */
  fsync?: boolean;
};

/**
 * Starts the PostgreSQL that comes in npm on a free port of 127.0.0.1, or takes over the one that already
 * runs on this data folder. It survives its starter: `stop` ends it once nobody else holds it.
 * @throws EmbeddedPostgresError with a sentence for the operator.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const holder = options.holder ?? identifySelf();
  makeDataFolder(dataDir);
  return withFileLock(path.join(dataDir, "postgres.lock"), async () => {
    const binaries = locatePostgresBinaries();
    const known = readClusterState(dataDir);
    const runAs = chooseRunAs(known === null ? null : clusterFolder(dataDir, known));
    const state = known ?? createState(dataDir, runAs);
    const cluster = clusterFolder(dataDir, state);
    holdCluster(dataDir, holder);
    const running = await findRunningCluster(cluster, state);
    const launch = { binaries, runAs, fsync: options.fsync ?? true, wantedPort: options.port ?? null };
    const port = running ?? (await start(dataDir, cluster, state, launch));
    await prepareDatabase(port, state);
    return {
      url: `postgresql://thaw:${state.ownerPassword}@127.0.0.1:${port}/thaw`,
      port,
      pid: readPostmasterPid(cluster)?.pid ?? 0,
      cluster,
      reused: running !== null,
      stop: () => stopEmbeddedPostgres({ dataDir, holder }),
    };
  });
}

type Launch = { binaries: PostgresBinaries; runAs: RunAs; fsync: boolean; wantedPort: number | null };

async function start(dataDir: string, cluster: string, state: ClusterState, launch: Launch): Promise<number> {
  const binaries = placeBinaries(launch.binaries, launch.runAs);
  if (needsInitialising(cluster)) initialiseCluster({ cluster, binaries, runAs: launch.runAs, state });
  refuseForeignVersion(cluster, binaries);
  const logFile = path.join(dataDir, "postgres.log");
  return launchPostgres({ ...launch, cluster, binaries, state, logFile });
}

function createState(dataDir: string, runAs: RunAs): ClusterState {
  if (existsSync(path.join(dataDir, "postgres", "PG_VERSION"))) {
    throw new EmbeddedPostgresError(
      `${dataDir} holds a database but not its passwords (postgres.json is missing). Put that file back from a backup, or set THAW_DATA_DIR to a new folder.`,
    );
  }
  return createClusterState(dataDir, chooseSystemFolder(dataDir, runAs));
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new EmbeddedPostgresError(
      `The data folder ${dataDir} cannot be created (${code}). Set THAW_DATA_DIR to a folder that you may write to.`,
      { cause },
    );
  }
}

function needsInitialising(cluster: string): boolean {
  if (!existsSync(cluster)) return true;
  let content: string[];
  try {
    content = readdirSync(cluster);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} belongs to another user. Start Thaw as the user who started it first, or set THAW_DATA_DIR to a new folder.`,
      { cause },
    );
  }
  if (content.includes("PG_VERSION")) return false;
  if (content.length === 0) return true;
  throw new EmbeddedPostgresError(
    `${cluster} holds files but no database. Move them away, or set THAW_DATA_DIR to a new folder.`,
  );
}

function refuseForeignVersion(cluster: string, binaries: PostgresBinaries): void {
  const found = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (found === binaries.major) return;
  throw new EmbeddedPostgresError(
    `The database in ${cluster} was written by PostgreSQL ${found}, and this version of Thaw brings ${binaries.major}, which cannot read it. ` +
      "Nothing was changed. Start the version of Thaw that wrote it, or set THAW_DATA_DIR to a new folder.",
  );
}
