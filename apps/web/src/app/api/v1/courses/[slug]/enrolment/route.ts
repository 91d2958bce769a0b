import { okResponseSchema } from "@thaw/contracts/account";
import { slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { enrol } from "#features/lesson/server/enrol.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Enrol oneself in a course",
  auth: "required",
  params: z.object({ slug: slugSchema }),
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await enrol({ viewer, courseSlug: params.slug }, { db });
    return { ok: true as const };
  },
});
