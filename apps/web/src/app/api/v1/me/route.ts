import { meResponseSchema } from "@thaw/contracts/account";
import { readMe } from "#features/account/server/read-me.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "Who is signed in",
  auth: "optional",
  response: meResponseSchema,
  handler: async ({ viewer, db }) => ({ viewer: viewer && (await readMe(viewer, { db })) }),
});
