import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createTestDatabase } from "@thaw/db/embedded/create-test-database";
import startTestPostgres from "@thaw/db/embedded/vitest-global-setup";
import { prepare } from "../scripts/lib/prepare.mjs";
import { createSteps } from "../scripts/lib/steps.mjs";
import { seedSite } from "./site/seed-site.ts";
import { serve } from "./site/server-process.ts";

/**
 * One site for the whole run: a fresh database, the course and the demo accounts, the production server on a free port.
 * It is built first unless the build is current; with NEXT_DIST_DIR set, that build is taken as it is.
 * With THAW_E2E_SITE set (see site/hold.ts) the site that it describes is used, and left as it is.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.THAW_E2E_SITE) return async () => undefined;
  if (!process.env.NEXT_DIST_DIR) await prepare(createSteps(process.stderr), "build");
  const stopPostgres = await startTestPostgres();
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "thaw-e2e-"));
  const site = { databaseUrl: database.url, dataDir };
  const accounts = await seedSite(site);
  const server = await serve(site);
  process.env.THAW_E2E_SITE = JSON.stringify({ url: server.url, databaseUrl: database.url, dataDir, accounts });
  return async () => {
    await server.stop();
    await database.drop();
    await stopPostgres();
    await rm(dataDir, { recursive: true, force: true });
  };
}
