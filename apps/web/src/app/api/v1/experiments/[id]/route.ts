import { okResponseSchema } from "@thaw/contracts/account";
import {
  createExperimentResponseSchema,
  experimentSchema,
  updateExperimentBodySchema,
} from "@thaw/contracts/experiment";
import { z } from "zod";
import { deleteExperiment } from "#features/lab/server/delete-experiment.ts";
import { readExperiment } from "#features/lab/server/read-experiment.ts";
import { updateExperiment } from "#features/lab/server/update-experiment.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: z.uuid() });

export const GET = defineRoute({
  summary: "One of one's own experiments, with its head",
  auth: "required",
  params,
  response: z.object({ experiment: experimentSchema }),
  handler: async ({ viewer, params, db }) => ({ experiment: await readExperiment({ viewer, id: params.id }, { db }) }),
});

export const PATCH = defineRoute({
  summary: "Change an experiment's note",
  auth: "required",
  params,
  body: updateExperimentBodySchema,
  response: createExperimentResponseSchema,
  handler: async ({ viewer, params, body, db }) => ({
    experiment: await updateExperiment({ viewer, id: params.id, note: body.note }, { db }),
  }),
});

export const DELETE = defineRoute({
  summary: "Delete an experiment",
  auth: "required",
  params,
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await deleteExperiment({ viewer, id: params.id }, { db });
    return { ok: true as const };
  },
});
