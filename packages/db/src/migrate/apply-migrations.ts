import { randomUUID } from "node:crypto";
import pg from "pg";
import { MigrationError } from "./migration-error.ts";
import { type AppliedMigration, planMigrations } from "./plan-migrations.ts";
import { type Migration, readMigrations } from "./read-migrations.ts";

/** The advisory lock that Prisma's own engine takes, so that it and this runner never migrate at once. */
const ADVISORY_LOCK = 72707369;

/** The table as Prisma's engine creates it: `prisma migrate` finds nothing amiss in a database migrated here. */
const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database to the newest schema. Each migration and its row are one transaction: all of it or nothing.
 * @returns the names of those it applied.
 * @throws MigrationError with a sentence for the operator.
 */
export async function applyMigrations(
  connectionString: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await connect(client);
  try {
    // Session-wide: a second start waits here and then finds nothing to do.
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await client.query(CREATE_TABLE);
    const pending = planMigrations(migrations, await selectApplied(client));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** The names of the migrations that a database still lacks, without changing it. */
export async function listPendingMigrations(
  connectionString: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await connect(client);
  try {
    const table = await client.query<{ found: string | null }>(`SELECT to_regclass('"_prisma_migrations"') AS found`);
    const rows = table.rows[0]?.found ? await selectApplied(client) : [];
    return planMigrations(migrations, rows).map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw new MigrationError(
      `The database does not answer (${describe(cause)}). Check DATABASE_URL and that the server runs.`,
      { cause },
    );
  }
}

async function selectApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const result = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at AS "finishedAt", rolled_back_at AS "rolledBackAt"
       FROM "_prisma_migrations" ORDER BY started_at, migration_name`,
  );
  return result.rows;
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new MigrationError(
      `Migration ${migration.name} failed and was undone: ${describe(cause)}. The data are as they were before it.`,
      { cause },
    );
  }
}

function describe(cause: unknown): string {
  const error = cause as { message?: string; code?: string; errors?: { message: string }[] };
  // A refused connection to a name with several addresses comes as one error that holds the others.
  return error.message || error.errors?.map((inner) => inner.message).join("; ") || error.code || String(cause);
}
