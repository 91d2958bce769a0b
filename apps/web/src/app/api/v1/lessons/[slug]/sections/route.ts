import { readSectionBodySchema, readSectionResponseSchema } from "@thaw/contracts/attempts";
import { slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { readSection } from "#features/lesson/server/read-section.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Record that a section was read",
  auth: "required",
  params: z.object({ slug: slugSchema }),
  body: readSectionBodySchema,
  response: readSectionResponseSchema,
  handler: async ({ viewer, params, body, db }) => ({
    progress: await readSection({ viewer, lessonSlug: params.slug, sectionId: body.sectionId }, { db }),
  }),
});
