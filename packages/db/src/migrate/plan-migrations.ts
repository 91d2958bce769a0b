import { MigrationError } from "./migration-error.ts";
import type { Migration } from "./read-migrations.ts";

/** A row of `_prisma_migrations`, as far as the plan needs it. */
export type AppliedMigration = {
  name: string;
  checksum: string;
  finishedAt: Date | null;
  rolledBackAt: Date | null;
};

/**
 * The migrations still to run, in order.
 * @throws MigrationError when the database and the folder contradict each other: nothing may be guessed then.
 */
export function planMigrations(migrations: readonly Migration[], rows: readonly AppliedMigration[]): Migration[] {
  const counted = rows.filter((row) => row.rolledBackAt === null);
  const failed = counted.find((row) => row.finishedAt === null);
  if (failed) {
    throw new MigrationError(
      `Migration ${failed.name} was begun on this database and never finished. Restore a backup, or put the schema right by hand and delete its row from _prisma_migrations.`,
    );
  }
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of counted) {
    const migration = known.get(row.name);
    if (!migration) {
      throw new MigrationError(
        `The database has migration ${row.name}, which this version of Thaw does not know: a newer version migrated it. Start that version, or restore a backup from before.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(
        `Migration ${row.name} was edited after it had been applied. Put its file back as it was, and write the change as a new migration.`,
      );
    }
  }
  const applied = new Set(counted.map((row) => row.name));
  const pending = migrations.filter((migration) => !applied.has(migration.name));
  const last = migrations.findLast((migration) => applied.has(migration.name));
  const misplaced = pending.find((migration) => last !== undefined && migration.name < last.name);
  if (misplaced && last) {
    throw new MigrationError(
      `Migration ${misplaced.name} sorts before ${last.name}, which is applied already. Give it a later timestamp.`,
    );
  }
  return pending;
}
