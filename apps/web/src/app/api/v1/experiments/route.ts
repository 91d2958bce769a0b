import {
  createExperimentBodySchema,
  createExperimentResponseSchema,
  experimentListResponseSchema,
} from "@thaw/contracts/experiment";
import { slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { createExperiment } from "#features/lab/server/create-experiment.ts";
import { listExperiments } from "#features/lab/server/list-experiments.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Keep an experiment: settings, curves, evaluation and head",
  auth: "required",
  body: createExperimentBodySchema,
  response: createExperimentResponseSchema,
  status: 201,
  maxBodyBytes: 8 * 1024 * 1024,
  rateLimit: { name: "experiments", limit: 60, windowSeconds: 60 },
  handler: async ({ viewer, body, db, now }) => ({
    experiment: await createExperiment({ viewer, experiment: body }, { db, now }),
  }),
});

export const GET = defineRoute({
  summary: "One's own experiments, newest first",
  auth: "required",
  query: z.object({ labId: slugSchema.optional() }),
  response: experimentListResponseSchema,
  handler: async ({ viewer, query, db }) => ({
    experiments: await listExperiments({ viewer, labId: query.labId }, { db }),
  }),
});
