import { okResponseSchema } from "@thaw/contracts/account";
import { draftViewSchema, saveDraftBodySchema } from "@thaw/contracts/attempts";
import { itemIdSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { discardDraft } from "#features/assessment/server/discard-draft.ts";
import { saveDraft } from "#features/assessment/server/save-draft.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: itemIdSchema });

export const PUT = defineRoute({
  summary: "Keep a half-written answer",
  auth: "required",
  params,
  body: saveDraftBodySchema,
  response: draftViewSchema,
  maxBodyBytes: 16 * 1024,
  handler: ({ viewer, params, body, db }) => saveDraft({ viewer, itemId: params.id, response: body.response }, { db }),
});

export const DELETE = defineRoute({
  summary: "Discard a half-written answer",
  auth: "required",
  params,
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await discardDraft({ viewer, itemId: params.id }, { db });
    return { ok: true as const };
  },
});
