import { meResponseSchema, updateProfileBodySchema } from "@thaw/contracts/account";
import { updateProfile } from "#features/account/server/update-profile.ts";
import { defineRoute } from "#platform/define-route.ts";

export const PATCH = defineRoute({
  summary: "Change one's own name or language",
  auth: "required",
  body: updateProfileBodySchema,
  response: meResponseSchema,
  handler: async ({ viewer, body, db }) => ({ viewer: await updateProfile({ viewer, ...body }, { db }) }),
});
