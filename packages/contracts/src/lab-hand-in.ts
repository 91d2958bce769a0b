import { z } from "zod";
import { itemStandingSchema } from "./attempts.ts";
import { itemIdSchema, localeSchema } from "./ids.ts";
import { labGoalSchema } from "./lesson-document.ts";
import { accuracyBandSchema } from "./response.ts";

/** Why an experiment can't be handed in; the interface has a sentence for each. */
export type HandInRefusal = "own-photos" | "backbone-gone" | "no-photos" | "not-graded";

const timestamp = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);

/** `queued` and `running` go on by themselves; `failed` was the server's fault, and the same may be handed in again. */
export const handInStateSchema = z.enum(["queued", "running", "done", "failed"]);
export type HandInState = z.infer<typeof handInStateSchema>;

const handInSchema = z.object({
  id: z.uuid(),
  experimentId: z.uuid().nullable().describe("null once the experiment was deleted"),
  experiment: z.number().int().describe("The experiment's number"),
  state: handInStateSchema,
  goal: labGoalSchema.describe("As it stood when it was handed in"),
  own: z.object({ correct: z.number().int(), total: z.number().int() }).describe("As the learner's browser measured"),
  result: z
    .object({
      verdict: z.enum(["reached", "missed"]),
      band: accuracyBandSchema,
      low: share.describe("Of Wilson's 95% interval, over all that the band may stand for"),
      high: share,
      photos: z.number().int().describe("How many the server has"),
    })
    .nullable()
    .describe("null until it is done"),
  createdAt: timestamp,
  finishedAt: timestamp.nullable(),
});
export type HandInView = z.infer<typeof handInSchema>;

const handInLimitsSchema = z.object({
  perHour: z.number().int(),
  perDay: z.number().int(),
  left: z.number().int().min(0).describe("How many different heads may be handed in now"),
  nextAt: timestamp.nullable().describe("When one more may be; null while any is left"),
});
export type HandInLimits = z.infer<typeof handInLimitsSchema>;

export const labGradingResponseSchema = z.object({
  grading: z
    .object({
      itemId: itemIdSchema,
      goal: labGoalSchema,
      points: z.number(),
      own: z
        .object({ standing: itemStandingSchema, limits: handInLimitsSchema, handIns: z.array(handInSchema) })
        .nullable()
        .describe("The viewer's; null for who may not hand in, such as somebody without a session"),
    })
    .nullable()
    .describe("null for a lab that no lesson grades"),
});
export type LabGradingResponse = z.infer<typeof labGradingResponseSchema>;
export type LabGrading = NonNullable<LabGradingResponse["grading"]>;

export const handInBodySchema = z.strictObject({
  experimentId: z.uuid(),
  locale: localeSchema.describe("The language of the lesson that was read: its revision is graded against"),
  ownerId: z.uuid().optional().describe("Whose experiment it is: a session of somebody else refuses it"),
});
export const handInResponseSchema = z.object({ handIn: handInSchema, grading: labGradingResponseSchema.shape.grading });
export type HandInResponse = z.infer<typeof handInResponseSchema>;
