import { countAppliedMigrations } from "@thaw/db/tables/migration";
import { database } from "#platform/database.ts";
import { describeError, log } from "#platform/log.ts";

export const dynamic = "force-dynamic";

/** Ready to serve: the database answers and its migrations are applied. */
export async function GET(): Promise<Response> {
  try {
    const migrations = await countAppliedMigrations(database());
    const ready = migrations > 0;
    return Response.json(
      { status: ready ? "ready" : "not-migrated", migrations },
      { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
    );
  } catch (error) {
    log("warn", "not-ready", describeError(error));
    return Response.json({ status: "no-database" }, { status: 503, headers: { "cache-control": "no-store" } });
  }
}
