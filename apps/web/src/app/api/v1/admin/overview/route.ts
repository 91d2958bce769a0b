import { overviewResponseSchema } from "@thaw/contracts/administration";
import { readOverview } from "#features/admin/server/read-overview.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "How the whole site gets on",
  auth: ["admin"],
  response: overviewResponseSchema,
  handler: ({ viewer, locale, db, now }) => readOverview({ viewer, locale }, { db, now }),
});
