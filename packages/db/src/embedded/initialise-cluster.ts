import { spawnSync } from "node:child_process";
import { chownSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { ClusterState } from "./cluster-state.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { executable, type PostgresBinaries } from "./locate-postgres-binaries.ts";
import { makeClusterFolder, type RunAs } from "./place-cluster.ts";

type Initialisation = { cluster: string; binaries: PostgresBinaries; runAs: RunAs; state: ClusterState };

/**
 * Creates a cluster. It is made beside its place and renamed at the end, so that an interrupted run leaves
 * nothing that looks like a database.
 * Collation is PostgreSQL's own C.UTF-8: it sorts and folds alike on every machine, whatever its locales.
 */
export function initialiseCluster({ cluster, binaries, runAs, state }: Initialisation): void {
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  makeClusterFolder(draft, runAs);
  try {
    writeFileSync(passwordFile, `${state.superuserPassword}\n`, { mode: 0o600 });
    if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid);
    const args = ["-D", draft, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
    args.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
    const result = spawnSync(executable(binaries.folder, "initdb"), args, {
      ...runAs,
      cwd: "/",
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (result.status !== 0) throw explain(cluster, result.error, `${result.stdout ?? ""}${result.stderr ?? ""}`);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function explain(cluster: string, cause: Error | undefined, output: string): Error {
  if (/No space left on device/i.test(output)) {
    return new EmbeddedPostgresError(
      `The disk that holds ${cluster} is full: a new database needs 100 MB. Free some space and start again, or set THAW_DATA_DIR to a folder on another disk.`,
    );
  }
  const lastLines = output.trim().split("\n").slice(-4).join("\n");
  return new EmbeddedPostgresError(`A new database could not be created in ${cluster}:\n${lastLines}`, { cause });
}
