/** What a remark quotes of a response: one line, at most 60 characters. */
export function clip(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  const letters = Array.from(line);
  return letters.length > 60 ? `${letters.slice(0, 59).join("")}…` : line;
}
