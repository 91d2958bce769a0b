/**
 * The form in which short answers are compared: NFKC (so that full-width letters and half-width kana count),
 * no white space at the ends, runs of it as one space, and lower case unless capitals matter.
 */
export function foldText(text: string, caseSensitive: boolean): string {
  const folded = text.normalize("NFKC").trim().replace(/\s+/g, " ");
  return caseSensitive ? folded : folded.toLowerCase();
}
