import { newPasswordResponseSchema } from "@thaw/contracts/administration";
import { z } from "zod";
import { assertAdmin } from "#features/admin/server/assert-admin.ts";
import { resetPassword } from "#features/admin/server/reset-password.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Give somebody a new password, shown once, and end their sessions",
  auth: ["admin"],
  params: z.object({ id: z.uuid() }),
  response: newPasswordResponseSchema,
  status: 201,
  rateLimit: { name: "reset-password", limit: 30, windowSeconds: 60 },
  handler: async ({ viewer, params, db }) => {
    assertAdmin(viewer);
    return { password: await resetPassword({ actorId: viewer.id, userId: params.id }, { db }) };
  },
});
