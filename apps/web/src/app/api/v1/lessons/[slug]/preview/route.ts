import { maxSourceBodyBytes, previewBodySchema, previewResponseSchema } from "@thaw/contracts/authoring";
import { slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { compileSafely } from "#features/authoring/server/compile-safely.ts";
import { previewLesson } from "#features/authoring/server/preview-lesson.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Compile a lesson's source without keeping it",
  auth: "required",
  params: z.object({ slug: slugSchema }),
  body: previewBodySchema,
  response: previewResponseSchema,
  maxBodyBytes: maxSourceBodyBytes,
  rateLimit: { name: "lesson-previews", limit: 90, windowSeconds: 60 },
  handler: ({ viewer, params, body, locale, db }) =>
    previewLesson({ viewer, lessonSlug: params.slug, ...body, uiLocale: locale }, { db, compileFor: compileSafely }),
});
