import type { Database } from "../client.ts";

/** How many migrations have been applied and finished. */
export async function countAppliedMigrations(db: Database): Promise<number> {
  const rows = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows[0]?.n ?? 0;
}
