import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * Generates the Prisma client without a network: `prisma generate` wants a schema engine that it never calls, so any
 * existing executable satisfies it. It must not be set for `prisma migrate`, which would then do nothing and say so to no one.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const done = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
});
process.exit(done.status ?? 1);
