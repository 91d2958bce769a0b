import { okResponseSchema } from "@thaw/contracts/account";
import { z } from "zod";
import { assertAdmin } from "#features/admin/server/assert-admin.ts";
import { signOutPerson } from "#features/admin/server/reset-password.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "End all of somebody's sessions",
  auth: ["admin"],
  params: z.object({ id: z.uuid() }),
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    assertAdmin(viewer);
    await signOutPerson({ actorId: viewer.id, userId: params.id }, { db });
    return { ok: true as const };
  },
});
