import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { handInBodySchema, handInResponseSchema, labGradingResponseSchema } from "@thaw/contracts/lab-hand-in";
import { z } from "zod";
import { answerHandIn } from "#features/lab/server/grading/answer-hand-in.ts";
import { readGrading } from "#features/lab/server/grading/read-grading.ts";
import { resumeHandIns } from "#features/lab/server/grading/run-hand-ins.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: slugSchema });

export const POST = defineRoute({
  summary: "Hand in an experiment's head; the server measures it on photos that only it reads",
  auth: "required",
  params,
  body: handInBodySchema,
  response: handInResponseSchema,
  status: 201,
  maxBodyBytes: 4 * 1024,
  rateLimit: { name: "hand-ins", limit: 60, windowSeconds: 3600 },
  handler: async ({ viewer, params, body, db, now }) => {
    const answer = await answerHandIn({ viewer, labId: params.id, ...body }, { db, now });
    if (answer.handIn.result) return answer;
    // It is taken, and not measured yet: the page asks again.
    return Response.json(handInResponseSchema.parse(answer), { status: 202 });
  },
});

export const GET = defineRoute({
  summary: "A graded lab's goal, and what one handed in",
  auth: "optional",
  params,
  query: z.object({ locale: localeSchema.default("ja") }),
  response: labGradingResponseSchema,
  handler: async ({ viewer, params, query, db, now }) => {
    const grading = await readGrading({ viewer, labId: params.id, locale: query.locale }, { db, now });
    const isWaiting = grading?.own?.handIns.some(({ state }) => state === "queued" || state === "running");
    // Whoever waits keeps the queue going, whichever process took it and is gone.
    if (isWaiting) resumeHandIns(db);
    return { grading };
  },
});
