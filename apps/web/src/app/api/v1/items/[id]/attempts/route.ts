import {
  attemptListResponseSchema,
  submitAnswerBodySchema,
  submitAnswerResponseSchema,
} from "@thaw/contracts/attempts";
import { itemIdSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { listMyAttempts } from "#features/assessment/server/list-my-attempts.ts";
import { submitAnswer } from "#features/assessment/server/submit-answer.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: itemIdSchema });

export const POST = defineRoute({
  summary: "Submit an answer; it is graded and kept",
  auth: "required",
  params,
  body: submitAnswerBodySchema,
  response: submitAnswerResponseSchema,
  status: 201,
  maxBodyBytes: 16 * 1024,
  rateLimit: { name: "attempts", limit: 120, windowSeconds: 60 },
  handler: ({ viewer, params, body, db, now }) => submitAnswer({ viewer, itemId: params.id, ...body }, { db, now }),
});

export const GET = defineRoute({
  summary: "One's own attempts for an item",
  auth: "required",
  params,
  response: attemptListResponseSchema,
  handler: async ({ viewer, params, db }) => ({
    attempts: await listMyAttempts({ viewer, itemId: params.id }, { db }),
  }),
});
