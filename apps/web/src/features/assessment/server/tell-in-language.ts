import { gradeResponse } from "@thaw/core/grading/grade-response";
import type { Database } from "@thaw/db/client";
import type { AttemptRow } from "@thaw/db/tables/attempt";
import { readItemKey } from "./answer-key-cache.ts";

/**
 * An attempt with what the author says to it in the language of `revisionId`. Verdict and score stay as they were given:
 * where that revision would judge otherwise, the words of the time stay too.
 */
export async function tellInLanguage(
  attempt: AttemptRow,
  { db, revisionId }: { db: Database; revisionId: string },
): Promise<AttemptRow> {
  // A hand-in's words are the interface's own, in every language.
  if (attempt.revisionId === revisionId || attempt.response.kind === "lab") return attempt;
  const key = await readItemKey(db, revisionId, attempt.itemId);
  if (!key) return attempt;
  const { verdict, feedback, remarks } = gradeResponse({ key, response: attempt.response });
  return verdict === attempt.verdict ? { ...attempt, told: { feedback, remarks } } : attempt;
}
