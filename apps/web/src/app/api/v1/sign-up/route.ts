import { signUpBodySchema, signUpResponseSchema } from "@thaw/contracts/account";
import { signUp } from "#features/account/server/sign-up.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Make an account",
  auth: "public",
  body: signUpBodySchema,
  response: signUpResponseSchema,
  status: 201,
  rateLimit: { name: "sign-up", limit: 60, windowSeconds: 3600 },
  handler: async ({ body, db, now }) => ({ email: (await signUp(body, { db, now })).email }),
});
