import { backboneListSchema } from "@thaw/contracts/backbones";
import { listSiteBackbones } from "#features/backbones/server/list-backbones.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The site's backbones: what each is, and where its weights are",
  auth: "optional",
  response: backboneListSchema,
  handler: ({ viewer, db }) => listSiteBackbones({ viewer }, { db }),
});
