import { okResponseSchema } from "@thaw/contracts/account";
import { changeCourseBodySchema } from "@thaw/contracts/administration";
import { slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { changeCourse } from "#features/admin/server/manage-courses.ts";
import { defineRoute } from "#platform/define-route.ts";

export const PATCH = defineRoute({
  summary: "Open a course to everyone, or to the enrolled alone",
  auth: ["admin"],
  params: z.object({ slug: slugSchema }),
  body: changeCourseBodySchema,
  response: okResponseSchema,
  handler: async ({ viewer, params, body, db }) => {
    await changeCourse({ viewer, courseSlug: params.slug, ...body }, { db });
    return { ok: true as const };
  },
});
