import { peopleQuerySchema, peopleResponseSchema } from "@thaw/contracts/administration";
import { listPeople } from "#features/admin/server/list-people.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The site's accounts",
  auth: ["admin"],
  query: peopleQuerySchema,
  response: peopleResponseSchema,
  handler: ({ viewer, query, db }) => listPeople({ viewer, ...query }, { db }),
});
