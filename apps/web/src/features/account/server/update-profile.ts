import type { Viewer } from "@thaw/contracts/account";
import type { Locale } from "@thaw/contracts/ids";
import type { RootDatabase } from "@thaw/db/client";
import { updateProfile as writeProfile } from "@thaw/db/tables/user";
import { readMe } from "./read-me.ts";

/** Changes the viewer's own name or language. */
export async function updateProfile(
  input: { viewer: { id: string }; name?: string | undefined; locale?: Locale | undefined },
  { db }: { db: RootDatabase },
): Promise<Viewer> {
  const { viewer, name, locale } = input;
  const row = await writeProfile(db, viewer.id, { ...(name ? { name } : {}), ...(locale ? { locale } : {}) });
  return readMe(row, { db });
}
