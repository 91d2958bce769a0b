import { adminCoursesResponseSchema } from "@thaw/contracts/administration";
import { listCourses } from "#features/admin/server/manage-courses.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The site's courses with who may enter them",
  auth: ["admin"],
  response: adminCoursesResponseSchema,
  handler: async ({ viewer, locale, db }) => ({ courses: await listCourses({ viewer, locale }, { db }) }),
});
