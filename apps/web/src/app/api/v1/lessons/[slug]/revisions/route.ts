import {
  maxSourceBodyBytes,
  publishBodySchema,
  publishResponseSchema,
  revisionListResponseSchema,
} from "@thaw/contracts/authoring";
import { localeSchema, locales, slugSchema } from "@thaw/contracts/ids";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { compileSafely } from "#features/authoring/server/compile-safely.ts";
import { listRevisions } from "#features/authoring/server/list-revisions.ts";
import { publishRevisions } from "#features/authoring/server/publish-revisions.ts";
import { defineRoute } from "#platform/define-route.ts";
import { processRegistry } from "#platform/process-registry.ts";

const params = z.object({ slug: slugSchema });

export const GET = defineRoute({
  summary: "The revisions of a lesson in one language, newest first",
  auth: "required",
  params,
  query: z.object({ locale: localeSchema }),
  response: revisionListResponseSchema,
  handler: async ({ viewer, params, query, db }) => ({
    revisions: await listRevisions({ viewer, lessonSlug: params.slug, locale: query.locale }, { db }),
  }),
});

export const POST = defineRoute({
  summary: "Publish one or both languages of a lesson",
  auth: "required",
  params,
  body: publishBodySchema,
  response: publishResponseSchema,
  status: 201,
  maxBodyBytes: 2 * maxSourceBodyBytes,
  rateLimit: { name: "publish", limit: 20, windowSeconds: 60 },
  handler: ({ viewer, params, body, locale, db, now }) =>
    publishRevisions(
      { viewer, lessonSlug: params.slug, ...body, uiLocale: locale },
      {
        db,
        now,
        compileFor: compileSafely,
        renew: ({ courseSlug }) => {
          // Both languages: their pages name each other's state, and one key grades both.
          for (const language of locales) revalidatePath(`/${language}/courses/${courseSlug}/${params.slug}`);
          processRegistry.thawForgetPages?.();
        },
      },
    ),
});
