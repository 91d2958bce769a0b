import { okResponseSchema } from "@thaw/contracts/account";
import { lessonDraftResponseSchema, maxSourceBodyBytes, saveLessonDraftBodySchema } from "@thaw/contracts/authoring";
import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { discardLessonDraft, readLessonDraft, saveLessonDraft } from "#features/authoring/server/save-lesson-draft.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ slug: slugSchema, locale: localeSchema });

export const GET = defineRoute({
  summary: "One's own draft of a lesson's source",
  auth: "required",
  params,
  response: lessonDraftResponseSchema,
  handler: async ({ viewer, params, db }) => ({
    draft: await readLessonDraft({ viewer, lessonSlug: params.slug, locale: params.locale }, { db }),
  }),
});

export const PUT = defineRoute({
  summary: "Keep a draft of a lesson's source; a stale version is refused with the newer one",
  auth: "required",
  params,
  body: saveLessonDraftBodySchema,
  response: lessonDraftResponseSchema,
  maxBodyBytes: maxSourceBodyBytes,
  rateLimit: { name: "lesson-drafts", limit: 120, windowSeconds: 60 },
  handler: async ({ viewer, params, body, db }) => ({
    draft: await saveLessonDraft({ viewer, lessonSlug: params.slug, locale: params.locale, ...body }, { db }),
  }),
});

export const DELETE = defineRoute({
  summary: "Throw away one's own draft of a lesson's source",
  auth: "required",
  params,
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await discardLessonDraft({ viewer, lessonSlug: params.slug, locale: params.locale }, { db });
    return { ok: true as const };
  },
});
