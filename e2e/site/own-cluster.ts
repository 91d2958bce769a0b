import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@thaw/db/embedded/start-embedded-postgres";
import { applyMigrations } from "@thaw/db/migrate/apply-migrations";

export interface OwnCluster extends EmbeddedPostgres {
  dataDir: string;
  /** Stops PostgreSQL and deletes all it wrote. */
  remove: () => Promise<void>;
}

/**
 * A PostgreSQL of its own, migrated, in a new folder below the system's temporary one. It writes as in production (fsync
 * on), since what is asked of it here is what survives, and what it costs.
 */
export async function startOwnCluster(purpose: string): Promise<OwnCluster> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `thaw-${purpose}-`));
  // PostgreSQL runs under another uid when this process is root, and must get in.
  await chmod(dataDir, 0o755);
  const cluster = await startEmbeddedPostgres({ dataDir });
  await applyMigrations(cluster.url);
  return {
    ...cluster,
    dataDir,
    remove: async () => {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
      if (!cluster.cluster.startsWith(dataDir)) await rm(cluster.cluster, { recursive: true, force: true });
    },
  };
}
