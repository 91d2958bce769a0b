import { slugSchema } from "@thaw/contracts/ids";
import {
  courseMembersResponseSchema,
  enrolPeopleBodySchema,
  enrolPeopleResponseSchema,
} from "@thaw/contracts/teaching";
import { z } from "zod";
import { enrolPeople, listMembers } from "#features/dashboards/server/course-members.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ slug: slugSchema });

export const GET = defineRoute({
  summary: "Who is in a course",
  auth: "required",
  params,
  response: courseMembersResponseSchema,
  handler: ({ viewer, params, db }) => listMembers({ viewer, courseSlug: params.slug }, { db }),
});

export const POST = defineRoute({
  summary: "Enrol accounts in a course by their addresses",
  auth: "required",
  params,
  body: enrolPeopleBodySchema,
  response: enrolPeopleResponseSchema,
  rateLimit: { name: "enrol-others", limit: 60, windowSeconds: 60 },
  handler: ({ viewer, params, body, db }) => enrolPeople({ viewer, courseSlug: params.slug, ...body }, { db }),
});
