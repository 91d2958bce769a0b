import type { Database } from "@thaw/db/client";
import { countRateLimitHit } from "@thaw/db/tables/rate-limit";
import { DomainError } from "./domain-error.ts";

export interface RateLimitRule {
  /** Names what is limited: `sign-in`, `attempts`. */
  name: string;
  limit: number;
  windowSeconds: number;
}

/** @throws DomainError `rate-limited`, with the seconds to wait, when `who` has used up the window. */
export async function enforceRateLimit(db: Database, rule: RateLimitRule, who: string): Promise<void> {
  const { count, resetAt } = await countRateLimitHit(db, `${rule.name}:${who}`, rule.windowSeconds);
  if (count <= rule.limit) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((resetAt.getTime() - Date.now()) / 1000));
  throw new DomainError("rate-limited", { retryAfterSeconds, message: `${rule.name} limit of ${rule.limit} reached` });
}
