import type { Database } from "../client.ts";

export interface RateLimitHit {
  count: number;
  resetAt: Date;
}

/** Counts one hit in the fixed window of `key`, and says how many there are now. One statement, so no race. */
export async function countRateLimitHit(db: Database, key: string, windowSeconds: number): Promise<RateLimitHit> {
  const rows = await db.$queryRaw<{ count: number; expires_at: Date }[]>`
    INSERT INTO rate_limit (key, count, window_start, expires_at)
    VALUES (${key}, 1, now(), now() + make_interval(secs => ${windowSeconds}))
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN rate_limit.expires_at <= now() THEN 1 ELSE rate_limit.count + 1 END,
      window_start = CASE WHEN rate_limit.expires_at <= now() THEN now() ELSE rate_limit.window_start END,
      expires_at = CASE WHEN rate_limit.expires_at <= now() THEN EXCLUDED.expires_at ELSE rate_limit.expires_at END
    RETURNING count, expires_at`;
  const row = rows[0];
  if (!row) throw new Error("The rate limit's upsert returned no row");
  return { count: Number(row.count), resetAt: row.expires_at };
}

export async function deleteRateLimits(db: Database, keys: readonly string[]): Promise<void> {
  await db.$executeRaw`DELETE FROM rate_limit WHERE key = ANY(${keys}::text[])`;
}

export async function deleteExpiredRateLimits(db: Database, now: Date): Promise<number> {
  return (await db.rateLimit.deleteMany({ where: { expiresAt: { lt: now } } })).count;
}
