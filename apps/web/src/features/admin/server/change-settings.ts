import type { SiteSettings } from "@thaw/contracts/administration";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { readSignUpPolicy, writeSignUpPolicy } from "#features/account/server/site-settings.ts";
import type { SessionViewer } from "#platform/session.ts";
import { assertAdmin } from "./assert-admin.ts";

export async function readSettings(
  input: { viewer: SessionViewer },
  { db }: { db: RootDatabase },
): Promise<SiteSettings> {
  assertAdmin(input.viewer);
  return { signUp: await readSignUpPolicy(db) };
}

export async function changeSettings(
  input: { viewer: SessionViewer; settings: SiteSettings },
  { db }: { db: RootDatabase },
): Promise<SiteSettings> {
  const { viewer, settings } = input;
  assertAdmin(viewer);
  await inTransaction(db, async (tx) => {
    await writeSignUpPolicy(tx, settings.signUp);
    await insertAuditEntry(tx, {
      actorId: viewer.id,
      action: "setting.sign-up",
      subject: "setting:sign-up",
      detail: { to: settings.signUp },
    });
  });
  return settings;
}
