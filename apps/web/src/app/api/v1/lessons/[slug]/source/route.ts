import { lessonSourceResponseSchema } from "@thaw/contracts/authoring";
import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { readLessonSource } from "#features/authoring/server/read-lesson-source.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "A lesson's source in one language, with one's own draft, for its editor",
  auth: "required",
  params: z.object({ slug: slugSchema }),
  query: z.object({ locale: localeSchema }),
  response: lessonSourceResponseSchema,
  handler: ({ viewer, params, query, locale, db }) =>
    readLessonSource({ viewer, lessonSlug: params.slug, locale: query.locale, uiLocale: locale }, { db }),
});
