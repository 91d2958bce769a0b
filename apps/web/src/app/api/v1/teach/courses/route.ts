import { taughtCoursesResponseSchema } from "@thaw/contracts/teaching";
import { listTaughtCourses } from "#features/dashboards/server/list-taught-courses.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The courses that one runs",
  auth: "required",
  response: taughtCoursesResponseSchema,
  handler: async ({ viewer, locale, db }) => ({ courses: await listTaughtCourses({ viewer, locale }, { db }) }),
});
