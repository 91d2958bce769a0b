import { lessonStateResponseSchema } from "@thaw/contracts/attempts";
import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { readLessonState } from "#features/lesson/server/read-lesson-state.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "All that is one's own on a lesson page",
  auth: "optional",
  params: z.object({ slug: slugSchema }),
  query: z.object({ locale: localeSchema }),
  response: lessonStateResponseSchema,
  handler: ({ viewer, params, query, db }) =>
    readLessonState({ viewer, lessonSlug: params.slug, locale: query.locale }, { db }),
});
