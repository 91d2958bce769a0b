import { problemMessage } from "@thaw/content/problem-messages";
import type { SaidProblem } from "@thaw/contracts/authoring";
import type { ContentProblem } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";

/** Problems with their sentences in the reader's language. */
export const sayProblems = <P extends ContentProblem>(
  problems: readonly P[],
  locale: Locale,
): (P & Pick<SaidProblem, "message" | "hint">)[] =>
  problems.map((problem) => {
    const { cause, suggestion } = problemMessage(problem, locale);
    return { ...problem, message: cause, hint: suggestion || null };
  });
