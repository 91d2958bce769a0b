import { z } from "zod";
import { itemIdSchema, slugSchema } from "./ids.ts";
import { labGoalSchema, lessonNodeSchema } from "./lesson-document.ts";

/** What grades an item. It is stored beside the lesson document and never leaves the server. */
const nodes = z.array(lessonNodeSchema);
const keyBase = {
  solution: nodes.nullable().describe("The worked solution; null when there is none to reveal"),
  right: nodes.describe("Said when the answer is right"),
  wrong: nodes.describe("Said when the answer is wrong and nothing more precise is known: a hint, never the answer"),
};
const byChoice = z.record(slugSchema, nodes).describe("Why this choice is right or wrong, said only to who took it");

/** A worked expectation for a Python expression: a call of one constructor with integer arguments. */
export const codeExpectationSchema = z.object({
  callee: z.string().describe("Dotted path as imported, such as torch.nn.Linear"),
  args: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.number(), z.boolean(), z.string(), z.null()]),
    }),
  ),
  optional: z
    .array(z.object({ name: z.string(), value: z.union([z.number(), z.boolean(), z.string(), z.null()]) }))
    .describe("Parameters that may be written out if they have this value, such as bias=True"),
});
export type CodeExpectation = z.infer<typeof codeExpectationSchema>;

export const itemKeySchema = z.discriminatedUnion("kind", [
  z.object({ ...keyBase, kind: z.literal("single-choice"), correct: slugSchema, because: byChoice }),
  z.object({ ...keyBase, kind: z.literal("several-choices"), correct: z.array(slugSchema), because: byChoice }),
  z.object({
    ...keyBase,
    kind: z.literal("number"),
    answer: z.number(),
    tolerance: z.number().min(0),
    when: z.array(z.object({ answer: z.number(), say: nodes })).describe("Feedback for expected mistakes"),
  }),
  z.object({
    ...keyBase,
    kind: z.literal("text"),
    accept: z.array(z.string()).min(1),
    caseSensitive: z.boolean().describe("Whether capitals matter"),
    when: z.array(z.object({ answer: z.string(), say: nodes })),
  }),
  z.object({ ...keyBase, kind: z.literal("code-expression"), binding: z.string(), expects: codeExpectationSchema }),
  z.object({ ...keyBase, kind: z.literal("lab"), goal: labGoalSchema }),
]);
export type ItemKey = z.infer<typeof itemKeySchema>;

export const answerKeySchema = z.object({ version: z.literal(1), items: z.record(itemIdSchema, itemKeySchema) });
export type AnswerKey = z.infer<typeof answerKeySchema>;
