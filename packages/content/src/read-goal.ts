import type { LabGoal } from "@thaw/contracts/lesson-document";

export type GoalProblem = "form" | "metric" | "comparison" | "range";

/**
 * Reads what a graded lab asks for: `accuracy>=0.9`, or the same as `accuracy ≥ 90%`.
 * @returns what is wrong where it can't be read: its form, what is measured, how it is compared, or the number's range.
 */
export function readGoal(text: string): { goal: LabGoal } | { problem: GoalProblem } {
  const found = /^([a-z]+)\s*([<>=≥≤]+)\s*(\d+(?:\.\d+)?)\s*(%?)$/i.exec(text.normalize("NFKC").trim());
  if (!found) return { problem: "form" };
  const [, metric, comparison = "", digits, percent] = found;
  if (metric !== "accuracy") return { problem: "metric" };
  if (![">=", "≥"].includes(comparison)) return { problem: "comparison" };
  // Through its decimal text, so that 94.7% is 0.947 and not 0.9470000000000001.
  const atLeast = percent ? Number(`${digits}e-2`) : Number(digits);
  return atLeast > 0 && atLeast <= 1 ? { goal: { metric, atLeast } } : { problem: "range" };
}
