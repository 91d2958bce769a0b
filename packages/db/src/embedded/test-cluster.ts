import { createHash, randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { applyMigrations } from "../migrate/apply-migrations.ts";
import { type Migration, readMigrations } from "../migrate/read-migrations.ts";
import { listHolders } from "./cluster-holders.ts";
import { startEmbeddedPostgres } from "./start-embedded-postgres.ts";
import { withFileLock } from "./with-file-lock.ts";

const DATA_DIR = path.resolve(import.meta.dirname, "../../../../.thaw/test-postgres");

export type TestCluster = {
  /** Connection that may create databases. */
  adminUrl: string;
  /** A migrated database to copy. */
  template: string;
  stop: () => Promise<void>;
};

/** Starts, or joins, the one cluster that all tests of this checkout share; the last to stop ends it. */
export async function startTestCluster(): Promise<TestCluster> {
  // Tests' data are thrown away, so they need not survive a power cut.
  const server = await startEmbeddedPostgres({ dataDir: DATA_DIR, fsync: false });
  try {
    const template = await withFileLock(path.join(DATA_DIR, "template.lock"), async () => {
      const current = await ensureTemplate(server.url, readMigrations());
      if (listHolders(DATA_DIR).length === 1) await dropLeftovers(server.url, current);
      return current;
    });
    return { adminUrl: server.url, template, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function ensureTemplate(adminUrl: string, migrations: readonly Migration[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`);
  const template = `thaw_template_${hash.digest("hex").slice(0, 12)}`;
  await withClient(adminUrl, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (found.rowCount !== 0) return;
    const draft = `thaw_test_draft_${randomBytes(6).toString("hex")}`;
    await client.query(`CREATE DATABASE ${draft}`);
    await applyMigrations(databaseUrl(adminUrl, draft), migrations);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  });
  return template;
}

/** Databases of runs that were killed, and templates of other schemas. */
async function dropLeftovers(adminUrl: string, currentTemplate: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const result = await client.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE (datname ^@ 'thaw_test_' OR datname ^@ 'thaw_template_') AND datname <> $1",
      [currentTemplate],
    );
    for (const { name } of result.rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
