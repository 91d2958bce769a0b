import { slugSchema } from "@thaw/contracts/ids";
import { learnerAttemptsResponseSchema } from "@thaw/contracts/teaching";
import { z } from "zod";
import { readLearner } from "#features/dashboards/server/read-gradebook.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "One learner of a course with every attempt, for who runs it",
  auth: "required",
  params: z.object({ slug: slugSchema, id: z.uuid() }),
  response: learnerAttemptsResponseSchema,
  handler: ({ viewer, params, locale, db, now }) =>
    readLearner({ viewer, courseSlug: params.slug, learnerId: params.id, locale }, { db, now }),
});
