import { createDatabase, type RootDatabase } from "@thaw/db/client";
import { env } from "./env.ts";

const held = globalThis as { thawDatabase?: RootDatabase };

/** One pool a process, kept over hot reloads. */
export function database(): RootDatabase {
  held.thawDatabase ??= createDatabase({ url: env().DATABASE_URL, poolSize: env().DATABASE_POOL });
  return held.thawDatabase;
}
