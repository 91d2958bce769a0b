import { slugSchema } from "@thaw/contracts/ids";
import { labSchema } from "@thaw/contracts/lab";
import { z } from "zod";
import { readLab } from "#features/lab/server/read-lab.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "A lab: its classes and photos",
  auth: "optional",
  params: z.object({ id: slugSchema }),
  response: labSchema,
  handler: ({ viewer, params, db }) => readLab({ viewer, labId: params.id }, { db }),
});
