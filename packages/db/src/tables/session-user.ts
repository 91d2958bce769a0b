import type { Locale, Role } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";

/** What a personal request compares its session with. */
export interface SessionUserRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  locale: Locale;
  sessionVersion: number;
  disabled: boolean;
}

/**
 * The row that every personal request reads. Written out in SQL, since it is asked for so often: a third of the
 * processor time of the same selection through the query builder.
 */
export async function selectOptionalSessionUser(db: Database, id: string): Promise<SessionUserRow | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const rows = await db.$queryRaw<SessionUserRow[]>`
    SELECT id, email, name, role::text AS role, locale, session_version AS "sessionVersion",
      disabled_at IS NOT NULL AS disabled
    FROM "user" WHERE id = ${id}::uuid`;
  const row = rows[0];
  return row ? { ...row, locale: row.locale === "en" ? "en" : "ja" } : null;
}
