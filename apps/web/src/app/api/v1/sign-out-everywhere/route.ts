import { okResponseSchema } from "@thaw/contracts/account";
import { signOutEverywhere } from "#features/account/server/sign-out-everywhere.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "End every session of one's own",
  auth: "required",
  response: okResponseSchema,
  handler: async ({ viewer, db }) => {
    await signOutEverywhere(viewer, { db });
    return { ok: true as const };
  },
});
