import { applyMigrations } from "./apply-migrations.ts";
import { MigrationError } from "./migration-error.ts";

/** `DATABASE_URL=… node packages/db/src/migrate/cli.ts`: applies what is pending, one name a line. */
const connectionString = process.env.DATABASE_URL;
try {
  if (!connectionString) throw new MigrationError("Set DATABASE_URL to the database to migrate.");
  for (const name of await applyMigrations(connectionString)) process.stdout.write(`${name}\n`);
} catch (error) {
  if (!(error instanceof MigrationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
