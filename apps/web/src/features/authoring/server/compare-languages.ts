import { type CompiledLesson, checkLanguages } from "@thaw/content/check-languages";
import type { ContentProblem } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";

/** Names in one order, at every depth: PostgreSQL's jsonb gives back an object's names in an order of its own. */
function inNameOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inNameOrder) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inNameOrder(inner)])) as T;
}

/** Holds the languages of a lesson against the first one, whether they come from the compiler or from the database. */
export const compareLanguages = (languages: readonly CompiledLesson[]): (ContentProblem & { locale: Locale })[] =>
  checkLanguages(
    languages.map(({ document, key }) => ({ document: inNameOrder(document), key: inNameOrder(key) })),
  ).map((problem) => ({ ...problem, locale: problem.params.locale as Locale }));
