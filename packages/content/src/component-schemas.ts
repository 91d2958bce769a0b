import { slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";

const title = z.string().trim().min(1).max(200).describe("Plain text");
const itemAttributes = {
  id: slugSchema.describe("Language-neutral name; with the lesson's it forms the item's stable id"),
  label: z.string().trim().min(1).max(80).optional().describe("Short plain name for lists and the gradebook"),
  tries: z.number().int().min(1).max(20).optional().describe("Graded tries; absent means as many as one likes"),
  credit: z.string().optional().describe('Share of the points for being right on try 1, 2, …, such as "1 0.5 0.25"'),
  points: z.number().min(0).max(100).optional().describe("Points of the item; 1 when absent"),
};

/**
 * Every component an author may write, with its attributes. Values are literals: text in quotes,
 * or a number, `true` or `false` in braces. An attribute that is not listed is an error.
 */
export const componentPropsSchemas = {
  Section: z.object({
    id: slugSchema.describe("Anchor of the section; the same in every language"),
    title: title.describe("Heading"),
    short: title.optional().describe("Shorter heading for the rail; the title when absent"),
  }),
  Callout: z.object({
    kind: z.enum(["note", "tip", "caution"]).describe("note: worth knowing; tip: a help; caution: a trap"),
    title: title.optional().describe("Heading of the box; the kind's name when absent"),
  }),
  Figure: z.object({
    name: slugSchema.optional().describe("A built-in figure"),
    src: z.string().optional().describe("A picture of the course, such as figures/bowl.jpg"),
    alt: z.string().trim().min(1).max(1000).describe("What the picture shows, for those who do not see it"),
    width: z.number().int().min(1).max(10_000).optional().describe("Pixels; needed with src, so that nothing jumps"),
    height: z.number().int().min(1).max(10_000).optional().describe("Pixels; needed with src"),
  }),
  Terms: z.object({}),
  Term: z.object({
    name: title.describe("The term"),
    original: title.optional().describe("The term in its original language"),
  }),
  SingleChoice: z.object(itemAttributes),
  SeveralChoices: z.object(itemAttributes),
  Choice: z.object({
    id: slugSchema.describe("Language-neutral name of the choice"),
    correct: z.boolean().optional().describe("Present on a right choice; it never reaches the browser"),
  }),
  Because: z.object({}),
  NumberAnswer: z.object({
    ...itemAttributes,
    answer: z.number().describe("The right number; it never reaches the browser"),
    tolerance: z.number().min(0).optional().describe("Absolute; stated to the learner; 0 when absent"),
    unit: z.string().trim().min(1).max(40).optional().describe("Shown beside the field"),
  }),
  TextAnswer: z.object({
    ...itemAttributes,
    accept: z.string().describe("Accepted answers, separated by |"),
    case: z.boolean().optional().describe("Present when capitals matter"),
  }),
  CodeAnswer: z.object({
    ...itemAttributes,
    binding: z.string().describe("Python name that the expression is bound to, such as new_layer"),
    expects: z.string().describe("The call that is meant, such as torch.nn.Linear(512, 7)"),
  }),
  Prompt: z.object({}),
  Right: z.object({}),
  Wrong: z.object({
    when: z
      .union([z.string().trim().min(1).max(200), z.number()])
      .optional()
      .describe("An expected mistake"),
  }),
  Solution: z.object({}),
  Challenge: z.object({
    id: slugSchema.describe("Anchor of the challenge; the same in every language"),
    title: title.describe("Heading"),
  }),
  Scenario: z.object({}),
  Lab: z.object({
    id: slugSchema.describe("Which lab it is; the same in every language"),
    title: title.describe("Heading"),
    goal: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .describe("Makes it graded: what a hand-in reaches on the server's photos, such as accuracy>=0.9"),
    label: itemAttributes.label.describe(
      "With goal: short plain name for lists and the gradebook; the title when absent",
    ),
    tries: itemAttributes.tries.describe("With goal: hand-ins that count; absent means as many as the limits allow"),
    credit: itemAttributes.credit.describe("With goal: share of the points for reaching it at hand-in 1, 2, …"),
    points: itemAttributes.points.describe("With goal: points for reaching it; 1 when absent"),
  }),
  Terminal: z.object({
    id: slugSchema.describe("Language-neutral name; with the lesson's it names the learner's kept code"),
    title: title.optional().describe("Of the window; bash — pytorch-env when absent"),
    files: slugSchema.optional().describe("The course whose photos can be read at /data/<files>/{train,test}/<class>/"),
    readOnly: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Lines of the code that a learner cannot change, from 1, such as "1-3, 8"'),
  }),
  Check: z.object({
    name: title.describe("What is looked for, as the learner reads it"),
    prints: z.string().trim().min(1).max(200).optional().describe("A line that the program prints"),
    expression: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("One Python expression, read after the run, such as fc.out_features"),
    equals: z
      .union([z.string().max(200), z.number()])
      .optional()
      .describe("What the expression is: a number, or what str() of it gives"),
    tolerance: z.number().min(0).optional().describe("Absolute, for a number in equals; 0 when absent"),
    shape: z.string().trim().max(100).optional().describe('The shape of the expression\'s tensor, such as "7, 512"'),
  }),
  TensorInspector: z.object({
    terminal: slugSchema.describe("Whose tensors it shows: the id of a <Terminal> of this lesson"),
  }),
} as const;

export type AuthorComponent = keyof typeof componentPropsSchemas;
export type PropsOf<Name extends AuthorComponent> = z.infer<(typeof componentPropsSchemas)[Name]>;

export const authorComponents = Object.keys(componentPropsSchemas) as AuthorComponent[];
export const isAuthorComponent = (name: string): name is AuthorComponent => Object.hasOwn(componentPropsSchemas, name);

const itemComponents = ["SingleChoice", "SeveralChoices", "NumberAnswer", "TextAnswer", "CodeAnswer"] as const;
export type ItemComponent = (typeof itemComponents)[number];
export const isItemComponent = (name: string): name is ItemComponent =>
  (itemComponents as readonly string[]).includes(name);

const itemParts = ["Prompt", "Right", "Wrong", "Solution"] as const;
const pictures = ["Figure"] as const;

/** Which components may stand directly inside which; `""` is the top of the lesson. */
export const allowedChildren: Record<AuthorComponent | "", readonly AuthorComponent[]> = {
  "": ["Section", "Callout", "Figure", "Terms"],
  Section: ["Callout", "Figure", "Terms", ...itemComponents, "Challenge", "Lab", "Terminal", "TensorInspector"],
  Callout: pictures,
  Figure: [],
  Terms: ["Term"],
  Term: [],
  SingleChoice: [...itemParts, "Choice"],
  SeveralChoices: [...itemParts, "Choice"],
  Choice: ["Because"],
  Because: pictures,
  NumberAnswer: itemParts,
  TextAnswer: itemParts,
  CodeAnswer: itemParts,
  Prompt: ["Figure", "Callout"],
  Right: pictures,
  Wrong: pictures,
  Solution: ["Figure", "Callout"],
  Challenge: ["Scenario", ...itemComponents],
  Scenario: pictures,
  Lab: pictures,
  Terminal: ["Check"],
  Check: [],
  TensorInspector: [],
};
