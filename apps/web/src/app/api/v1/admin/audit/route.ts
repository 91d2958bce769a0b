import { auditQuerySchema, auditResponseSchema } from "@thaw/contracts/administration";
import { listAudit } from "#features/admin/server/list-audit.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "Who changed what, newest first",
  auth: ["admin"],
  query: auditQuerySchema,
  response: auditResponseSchema,
  handler: ({ viewer, query, db }) => listAudit({ viewer, page: query.page }, { db }),
});
