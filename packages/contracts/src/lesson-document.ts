import { z } from "zod";
import { itemIdSchema, localeSchema, slugSchema } from "./ids.ts";

/**
 * A compiled lesson: plain data that a renderer walks. It is public: whatever may not reach a learner before
 * answering (the key, feedback, worked solutions) is in the answer key instead.
 */
export type LessonNode = TextNode | ElementNode | ComponentNode;

export interface TextNode {
  type: "text";
  value: string;
}

/** An allow-listed HTML or MathML element, as in hast. Property names are React's (`className`, `colSpan`). */
export interface ElementNode {
  type: "element";
  tag: string;
  props?: Record<string, string | number | boolean>;
  children: LessonNode[];
}

/** An allow-listed component; `name` decides the shape of `props` (see `componentPropsSchemas` of the content package). */
export interface ComponentNode {
  type: "component";
  name: ComponentName;
  props: Record<string, string | number | boolean>;
  children: LessonNode[];
}

/**
 * Components that stay in the document. Items become an `Item` node that points into `items`, terminals a `Terminal`
 * node `{ id }` that points into `terminals`; a `TensorInspector` node's `{ terminal }` is such an id.
 */
export const componentNames = [
  "Section",
  "Callout",
  "Figure",
  "Terms",
  "Term",
  "Challenge",
  "Scenario",
  "Lab",
  "Item",
  "Terminal",
  "TensorInspector",
] as const;
export type ComponentName = (typeof componentNames)[number];

export const lessonNodeSchema: z.ZodType<LessonNode> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), value: z.string() }),
    z.object({
      type: z.literal("element"),
      tag: z.string(),
      props: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      children: z.array(lessonNodeSchema),
    }),
    z.object({
      type: z.literal("component"),
      name: z.enum(componentNames),
      props: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      children: z.array(lessonNodeSchema),
    }),
  ]),
);

export const itemPolicySchema = z.object({
  tries: z.number().int().min(1).max(20).nullable().describe("How many graded tries; null means as many as one likes"),
  credit: z
    .array(z.number().min(0).max(1))
    .min(1)
    .describe("Share of the points for being right on try 1, 2, …; the last entry holds for all later tries"),
  points: z.number().min(0).max(100),
});
export type ItemPolicy = z.infer<typeof itemPolicySchema>;

/** What a hand-in must reach, measured by the server on the photos that only it reads. */
export const labGoalSchema = z.object({
  metric: z.literal("accuracy"),
  atLeast: z.number().gt(0).max(1).describe("Share of the server's photos"),
});
export type LabGoal = z.infer<typeof labGoalSchema>;

const nodes = z.array(lessonNodeSchema);
const itemBase = {
  id: itemIdSchema,
  slug: slugSchema,
  sectionId: slugSchema.nullable(),
  challengeId: slugSchema.nullable().describe("The challenge whose step this is"),
  label: z.string().describe("A short plain-text name for lists and the gradebook"),
  prompt: nodes,
  policy: itemPolicySchema,
  hasSolution: z.boolean().describe("Whether a worked solution can be revealed, at the price of the item's credit"),
};
const choiceSchema = z.object({ id: slugSchema, content: nodes });

export const publicItemSchema = z.discriminatedUnion("kind", [
  z.object({ ...itemBase, kind: z.literal("single-choice"), choices: z.array(choiceSchema).min(2).max(12) }),
  z.object({ ...itemBase, kind: z.literal("several-choices"), choices: z.array(choiceSchema).min(2).max(12) }),
  z.object({
    ...itemBase,
    kind: z.literal("number"),
    unit: z.string().nullable(),
    tolerance: z.number().min(0).describe("Absolute; stated to the learner when it is not 0"),
  }),
  z.object({ ...itemBase, kind: z.literal("text"), maxLength: z.number().int() }),
  z.object({
    ...itemBase,
    kind: z.literal("code-expression"),
    binding: z.string().describe("The Python name to which the expression is bound, such as new_layer"),
  }),
  z.object({ ...itemBase, kind: z.literal("lab"), goal: labGoalSchema }),
]);
export type PublicItem = z.infer<typeof publicItemSchema>;
/** A graded lab; its `slug` is the lab's id. */
export type LabItem = Extract<PublicItem, { kind: "lab" }>;
/** What is answered in the lesson itself. */
export type AnswerableItem = Exclude<PublicItem, LabItem>;
export type ItemKind = PublicItem["kind"];

const pythonExpression = z.string().max(200).describe("One Python expression, read in the terminal's namespace");
const checkBase = {
  name: z.string().describe("What is looked for, as plain text"),
  hint: nodes.describe("Shown while it isn't met; may be empty"),
};

/** What a learner's run is held against, in the learner's own browser: it helps, and grades nothing. */
export const terminalCheckSchema = z.discriminatedUnion("kind", [
  z.object({
    ...checkBase,
    kind: z.literal("prints"),
    text: z.string().describe("A line of the output, white space at its ends left out"),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("equals"),
    expression: pythonExpression,
    value: z
      .union([z.string(), z.number(), z.boolean()])
      .describe("A number or truth value compares as Python's ==; a text with what str() of the value gives"),
    tolerance: z.number().min(0).describe("Absolute, for a number"),
  }),
  z.object({
    ...checkBase,
    kind: z.literal("shape"),
    expression: pythonExpression,
    shape: z.array(z.number().int().min(0)).describe("As tensor.shape; empty for a scalar"),
  }),
]);
export type TerminalCheck = z.infer<typeof terminalCheckSchema>;

export const lessonTerminalSchema = z.object({
  id: itemIdSchema.describe("lesson-slug.terminal-slug"),
  slug: slugSchema,
  sectionId: slugSchema.nullable(),
  title: z.string().nullable().describe("Of the window; the product's own when null"),
  files: slugSchema.nullable().describe("The course whose photos can be read at /data/<files>/{train,test}/<class>/"),
  code: z.string().describe("What the editor starts with, without a line end at its end"),
  readOnly: z
    .array(z.object({ from: z.number().int().min(1), to: z.number().int().min(1) }))
    .describe("Lines of the starting code, from 1, both ends included, that a learner can't change; in order, apart"),
  checks: z.array(terminalCheckSchema),
});
export type LessonTerminal = z.infer<typeof lessonTerminalSchema>;

export const lessonDocumentSchema = z.object({
  version: z.literal(1),
  lessonSlug: slugSchema,
  locale: localeSchema,
  title: z.string(),
  lead: z.string(),
  number: z.number().int().nullable(),
  minutes: z.number().int().nullable(),
  sections: z.array(z.object({ id: slugSchema, title: z.string(), short: z.string() })),
  body: nodes,
  items: z.array(publicItemSchema),
  labs: z.array(slugSchema),
  terminals: z.array(lessonTerminalSchema).optional().describe("Absent where the lesson has none"),
});
export type LessonDocument = z.infer<typeof lessonDocumentSchema>;
