import { changePasswordBodySchema, okResponseSchema } from "@thaw/contracts/account";
import { changePassword } from "#features/account/server/change-password.ts";
import { defineRoute } from "#platform/define-route.ts";

export const PUT = defineRoute({
  summary: "Change one's own password; ends every session",
  auth: "required",
  body: changePasswordBodySchema,
  response: okResponseSchema,
  handler: async ({ viewer, body, db }) => {
    await changePassword({ viewer, ...body }, { db });
    return { ok: true as const };
  },
});
