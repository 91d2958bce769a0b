import { slugSchema } from "@thaw/contracts/ids";
import { gradebookResponseSchema } from "@thaw/contracts/teaching";
import { z } from "zod";
import { readGradebook } from "#features/dashboards/server/read-gradebook.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "Learners by items of a course, for who runs it",
  auth: "required",
  params: z.object({ slug: slugSchema }),
  response: gradebookResponseSchema,
  handler: ({ viewer, params, locale, db, now }) =>
    readGradebook({ viewer, courseSlug: params.slug, locale }, { db, now }),
});
