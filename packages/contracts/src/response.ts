import { z } from "zod";
import { slugSchema } from "./ids.ts";
import { labGoalSchema } from "./lesson-document.ts";

/** What a learner sends for an item. */
export const responseSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("single-choice"), choice: slugSchema }),
  z.object({ kind: z.literal("several-choices"), choices: z.array(slugSchema).max(12) }),
  z.object({
    kind: z.literal("number"),
    text: z.string().trim().min(1).max(64).describe("As typed; full-width digits count"),
  }),
  z.object({ kind: z.literal("text"), text: z.string().trim().min(1).max(2000) }),
  z.object({ kind: z.literal("code-expression"), code: z.string().min(1).max(2000) }),
]);
export type ItemResponse = z.infer<typeof responseSchema>;

/** The server's figure, as a band of the grid: `[from, to]` in percent of its photos. Never finer than that. */
export const accuracyBandSchema = z.object({
  from: z.number().int().min(0).max(100),
  to: z.number().int().min(0).max(100),
});
export type AccuracyBand = z.infer<typeof accuracyBandSchema>;

/** What a graded lab's attempt holds: which experiment was handed in, and both figures. */
const labResponseSchema = z.object({
  kind: z.literal("lab"),
  experiment: z.number().int().describe("Its number among the learner's in this lab"),
  goal: labGoalSchema.describe("As it stood when it was handed in"),
  server: accuracyBandSchema,
  own: z.object({ correct: z.number().int(), total: z.number().int() }).describe("As the learner's browser measured"),
});

/** What an attempt holds: a response that was sent, or what the server measured of a hand-in. */
export const attemptResponseSchema = z.discriminatedUnion("kind", [...responseSchema.options, labResponseSchema]);
export type AttemptResponse = z.infer<typeof attemptResponseSchema>;
export type LabResponse = Extract<AttemptResponse, { kind: "lab" }>;

/**
 * A half-written response. The same shapes without their minimum, since nothing is graded:
 * what was typed so far comes back as it was.
 */
export const draftResponseSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("single-choice"), choice: slugSchema }),
  z.object({ kind: z.literal("several-choices"), choices: z.array(slugSchema).max(12) }),
  z.object({ kind: z.literal("number"), text: z.string().max(64) }),
  z.object({ kind: z.literal("text"), text: z.string().max(2000) }),
  z.object({ kind: z.literal("code-expression"), code: z.string().max(2000) }),
]);
export type DraftResponse = z.infer<typeof draftResponseSchema>;

/**
 * `unreadable`: the response could not be read as an answer (not a number, a syntax error). It costs no try.
 */
export const verdictSchema = z.enum(["right", "wrong", "unreadable"]);
export type Verdict = z.infer<typeof verdictSchema>;
