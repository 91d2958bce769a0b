import { z } from "zod";
import { slugSchema } from "./ids.ts";

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
