import { randomBytes } from "node:crypto";
import { databaseUrl, withClient } from "./test-cluster.ts";

export type TestDatabase = {
  /** Connection string of a fresh, migrated, empty database. */
  url: string;
  drop: () => Promise<void>;
};

/**
 * A database of its own for one test file, copied from the migrated template in some 50 ms.
 * Needs `globalSetup: "@thaw/db/embedded/vitest-global-setup"` in the package's vitest config.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env.THAW_TEST_POSTGRES_URL;
  const template = process.env.THAW_TEST_POSTGRES_TEMPLATE;
  if (!adminUrl || !template) {
    throw new Error('Add globalSetup: ["@thaw/db/embedded/vitest-global-setup"] to this package\'s vitest config.');
  }
  const name = `thaw_test_${randomBytes(8).toString("hex")}`;
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: databaseUrl(adminUrl, name),
    drop: async () => {
      await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
