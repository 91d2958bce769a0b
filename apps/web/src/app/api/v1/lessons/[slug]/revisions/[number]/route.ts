import { revisionResponseSchema } from "@thaw/contracts/authoring";
import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { readRevision } from "#features/authoring/server/list-revisions.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "One revision of a lesson with its source",
  auth: "required",
  params: z.object({ slug: slugSchema, number: z.coerce.number().int().min(1).max(1_000_000) }),
  query: z.object({ locale: localeSchema }),
  response: revisionResponseSchema,
  handler: async ({ viewer, params, query, db }) => ({
    revision: await readRevision(
      { viewer, lessonSlug: params.slug, locale: query.locale, number: params.number },
      { db },
    ),
  }),
});
