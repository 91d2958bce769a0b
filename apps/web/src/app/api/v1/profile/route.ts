import { meResponseSchema, updateProfileBodySchema } from "@thaw/contracts/account";
import { updateProfile } from "@thaw/db/tables/user";
import { readMe } from "#features/account/server/read-me.ts";
import { defineRoute } from "#platform/define-route.ts";

export const PATCH = defineRoute({
  summary: "Change one's own name or language",
  auth: "required",
  body: updateProfileBodySchema,
  response: meResponseSchema,
  handler: async ({ viewer, body, db }) => {
    const profile = { ...(body.name ? { name: body.name } : {}), ...(body.locale ? { locale: body.locale } : {}) };
    return { viewer: await readMe(await updateProfile(db, viewer.id, profile), { db }) };
  },
});
