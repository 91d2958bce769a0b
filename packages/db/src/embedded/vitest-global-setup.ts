import { startTestCluster } from "./test-cluster.ts";

/** vitest's globalSetup: one PostgreSQL for the whole run, found by `createTestDatabase` in every test file. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  process.env.THAW_TEST_POSTGRES_URL = cluster.adminUrl;
  process.env.THAW_TEST_POSTGRES_TEMPLATE = cluster.template;
  return cluster.stop;
}
