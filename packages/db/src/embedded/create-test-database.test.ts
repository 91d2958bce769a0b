import { expect, test } from "vitest";
import { readMigrations } from "../migrate/read-migrations.ts";
import { createTestDatabase } from "./create-test-database.ts";
import { withClient } from "./test-cluster.ts";

test("a test database is migrated, its own, and gone when dropped", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const migrated = await withClient(first.url, async (client) => {
    await client.query("CREATE TABLE only_here (id int)");
    return client.query("SELECT migration_name FROM _prisma_migrations ORDER BY 1");
  });
  expect(migrated.rows.map((row) => row.migration_name)).toEqual(readMigrations().map(({ name }) => name));
  const elsewhere = await withClient(second.url, (client) => client.query("SELECT to_regclass('only_here') AS found"));
  expect(elsewhere.rows[0]?.found).toBeNull();
  await first.drop();
  await second.drop();
  await expect(withClient(first.url, (client) => client.query("SELECT 1"))).rejects.toThrow(/does not exist/);
});
