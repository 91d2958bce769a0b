import { z } from "zod";

/** Everything that can be wrong with a lesson's source. Each code has its sentences in the content package. */
export const contentProblemCodes = [
  // The source as a whole
  "source-too-large",
  "too-deep",
  "too-many-nodes",
  "compile-timeout",
  "compile-failed",
  "no-section",
  // Syntax
  "syntax",
  "syntax-unclosed-tag",
  "syntax-unexpected-closing-tag",
  "syntax-html-comment",
  "syntax-expression",
  "syntax-lone-angle",
  // Front matter
  "front-matter-missing",
  "front-matter-syntax",
  "front-matter-missing-field",
  "front-matter-field",
  "front-matter-unknown-field",
  "front-matter-mismatch",
  // What is not evaluated, hence not allowed
  "esm-not-allowed",
  "expression-not-allowed",
  "html-not-allowed",
  "spread-not-allowed",
  "attribute-expression",
  // Components
  "unknown-component",
  "unknown-attribute",
  "missing-attribute",
  "attribute-value",
  "duplicate-attribute",
  "component-not-allowed-here",
  "content-not-allowed-here",
  "missing-child",
  "duplicate-child",
  "duplicate-id",
  "item-outside-section",
  // Prose
  "heading-level",
  "heading-not-allowed-here",
  "url-not-allowed",
  "image-path",
  "image-without-alt",
  "figure-source",
  "unknown-figure",
  "missing-file",
  "footnote-not-allowed-here",
  "footnote-unused",
  "unknown-anchor",
  "unknown-code-language",
  "maths",
  // Items
  "too-few-choices",
  "too-many-choices",
  "no-correct-choice",
  "several-correct-choices",
  "choice-without-because",
  "credit-list",
  "number-when",
  "when-is-right",
  "when-duplicate",
  "when-not-allowed",
  "tolerance-wide",
  "accept-empty",
  "binding-name",
  "expects-syntax",
  "expects-callee",
  "expects-arguments",
  // Graded labs
  "lab-goal",
  "lab-without-goal",
  "unknown-lab",
  // Terminals
  "terminal-code",
  "terminal-code-language",
  "terminal-code-too-long",
  "unknown-files",
  "read-only-lines",
  "check-kind",
  "check-expression",
  "check-shape",
  "unknown-terminal",
  // Between the languages of one lesson
  "languages-lesson",
  "languages-sections",
  "languages-items",
  "languages-order",
  "languages-kind",
  "languages-choices",
  "languages-grading",
  "languages-labs",
  "languages-terminals",
] as const;
export type ContentProblemCode = (typeof contentProblemCodes)[number];

export const contentProblemSchema = z.object({
  line: z.number().int().min(1).describe("1-based"),
  column: z.number().int().min(1).describe("1-based, in UTF-16 code units"),
  endLine: z.number().int().min(1).optional(),
  endColumn: z.number().int().min(1).optional().describe("Exclusive"),
  code: z.enum(contentProblemCodes),
  severity: z.enum(["error", "warning"]).describe("An error forbids publishing; a warning does not"),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe("What the sentence names; `suggestion`, where there is one, is the nearest allowed name"),
});
export type ContentProblem = z.infer<typeof contentProblemSchema>;
