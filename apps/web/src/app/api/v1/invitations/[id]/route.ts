import { okResponseSchema } from "@thaw/contracts/account";
import { z } from "zod";
import { revokeInvitation } from "#features/admin/server/manage-invitations.ts";
import { defineRoute } from "#platform/define-route.ts";

export const DELETE = defineRoute({
  summary: "Take an invitation back",
  auth: ["admin"],
  params: z.object({ id: z.uuid() }),
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await revokeInvitation({ viewer, id: params.id }, { db });
    return { ok: true as const };
  },
});
