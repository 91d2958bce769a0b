import { z } from "zod";

/** What the learner wrote, clipped: a remark quotes, it does not repeat a page. */
const written = z.string().max(80);
const count = z.number().int().min(0);
const remark = <Code extends string, Shape extends z.ZodRawShape>(code: Code, params: Shape) =>
  z.object({ code: z.literal(code), params: z.object(params) });

/**
 * What the grader noticed in a response, beyond its verdict. None of them says the right answer; each names what
 * stands in the response and what to look at. The interface has a sentence for every code in both languages.
 */
export const gradingRemarkSchema = z.discriminatedUnion("code", [
  // Any kind
  remark("response-kind", {}),
  remark("full-width", {}),
  // Choices
  remark("choice-unknown", {}),
  remark("choice-none", {}),
  // Numbers
  remark("number-unreadable", { written }),
  remark("number-with-unit", { written }),
  remark("number-decimal-comma", { written }),
  remark("number-too-large", { written }),
  // Code that cannot be read: costs no try
  remark("code-too-long", { most: count }),
  remark("code-too-deep", {}),
  remark("code-empty", { binding: z.string() }),
  remark("code-syntax", { line: count, column: count, near: written }),
  remark("code-positional-after-keyword", { line: count, column: count }),
  remark("code-unsupported", { written }),
  remark("code-number-too-large", { written }),
  remark("code-call-not-allowed", { written }),
  // Code that means something else
  remark("code-unknown-name", { written, suggestion: z.string().optional() }),
  remark("code-lookalike", { written, letter: z.string() }),
  remark("code-division-by-zero", {}),
  remark("code-arithmetic-type", { written }),
  remark("code-other-name", { written, binding: z.string() }),
  remark("code-not-called", { written }),
  remark("code-not-a-layer", { written }),
  remark("code-name-case", { written }),
  remark("code-other-module", { written, module: z.string() }),
  remark("code-other-callee", { written }),
  remark("code-star-arguments", {}),
  remark("code-arguments-swapped", { first: z.string(), second: z.string() }),
  remark("code-argument-missing", { name: z.string() }),
  remark("code-too-many-arguments", { given: count, most: count }),
  remark("code-argument-unknown", { name: written, suggestion: z.string().optional() }),
  remark("code-argument-twice", { name: written }),
  remark("code-argument-type", { name: z.string(), written }),
  remark("code-argument-float", { name: z.string(), written }),
  remark("code-argument-value", { name: z.string(), written }),
  remark("code-option-value", { name: z.string(), written, usual: z.string() }),
  remark("code-last-counts", { binding: z.string() }),
]);
export type GradingRemark = z.infer<typeof gradingRemarkSchema>;
export type GradingRemarkCode = GradingRemark["code"];
