import { revealSolutionBodySchema, revealSolutionResponseSchema } from "@thaw/contracts/attempts";
import { itemIdSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { revealSolution } from "#features/assessment/server/reveal-solution.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Reveal the worked solution; recorded, and the item earns nothing after",
  auth: "required",
  params: z.object({ id: itemIdSchema }),
  body: revealSolutionBodySchema,
  response: revealSolutionResponseSchema,
  handler: ({ viewer, params, body, db, now }) =>
    revealSolution({ viewer, itemId: params.id, locale: body.locale }, { db, now }),
});
