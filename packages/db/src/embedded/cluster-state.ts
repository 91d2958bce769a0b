import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** What a data folder remembers of its cluster; the passwords exist nowhere else. */
export type ClusterState = {
  /** Where the cluster is when the data folder was out of PostgreSQL's reach; null when it is inside. */
  systemFolder: string | null;
  superuserPassword: string;
  /** Password of the role `thaw`, which owns the database and which the application uses. */
  ownerPassword: string;
};

export function readClusterState(dataDir: string): ClusterState | null {
  const file = stateFile(dataDir);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new EmbeddedPostgresError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}). It belongs to whoever started Thaw first: start it as the same user.`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text) as ClusterState;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${file} is damaged: it holds the database's passwords. Put it back from a backup, or set THAW_DATA_DIR to a new folder.`,
      { cause },
    );
  }
}

export function clusterFolder(dataDir: string, state: ClusterState): string {
  return state.systemFolder ?? path.join(dataDir, "postgres");
}

export function createClusterState(dataDir: string, systemFolder: string | null): ClusterState {
  const state = { systemFolder, superuserPassword: newPassword(), ownerPassword: newPassword() };
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const draft = `${stateFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, stateFile(dataDir));
  return state;
}

function stateFile(dataDir: string): string {
  return path.join(dataDir, "postgres.json");
}

function newPassword(): string {
  return randomBytes(24).toString("hex");
}
