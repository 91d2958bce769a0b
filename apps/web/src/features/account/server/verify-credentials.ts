import type { RootDatabase } from "@thaw/db/client";
import { deleteRateLimits } from "@thaw/db/tables/rate-limit";
import { normaliseEmail, selectOptionalPasswordHash, type UserRow, updateLastSeen } from "@thaw/db/tables/user";
import { verifyNothing, verifyPassword } from "#platform/password.ts";
import { enforceRateLimit } from "#platform/rate-limit.ts";

const perAccount = { name: "sign-in", limit: 10, windowSeconds: 15 * 60 };
const perAddress = { name: "sign-in-from", limit: 60, windowSeconds: 15 * 60 };

/**
 * Checks an address and a password. An unknown account costs the same time as a wrong password and answers the same.
 * @returns null when they don't match or the account is closed.
 * @throws DomainError `rate-limited` after ten failures for an account, or sixty from one network address, in a quarter of an hour.
 */
export async function verifyCredentials(
  input: { email: string; password: string; clientAddress: string },
  { db, now }: { db: RootDatabase; now: Date },
): Promise<UserRow | null> {
  const email = normaliseEmail(input.email).slice(0, 254);
  await enforceRateLimit(db, perAccount, email);
  await enforceRateLimit(db, perAddress, input.clientAddress);
  const row = await selectOptionalPasswordHash(db, email);
  const matches = row ? await verifyPassword(row.passwordHash, input.password) : await verifyNothing(input.password);
  if (!row || !matches || row.disabledAt) return null;
  await deleteRateLimits(db, [`${perAccount.name}:${email}`, `${perAddress.name}:${input.clientAddress}`]);
  return updateLastSeen(db, row.id, now);
}
