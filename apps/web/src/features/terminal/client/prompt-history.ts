/** What was typed at the prompt, oldest first, and where one is in it; `draft` is what stood there before going back. */
export interface PromptHistory {
  readonly entries: readonly string[];
  readonly at: number | null;
  readonly draft: string;
}

export const emptyHistory: PromptHistory = { entries: [], at: null, draft: "" };

const most = 100;

export function remember(history: PromptHistory, text: string): PromptHistory {
  const trimmed = text.trimEnd();
  const last = history.entries.at(-1);
  // A block grows line by line; what it was before stands in it.
  const before = last !== undefined && trimmed.startsWith(`${last}\n`) ? history.entries.slice(0, -1) : history.entries;
  const entries = trimmed === "" || last === trimmed ? history.entries : [...before, trimmed];
  return { entries: entries.slice(-most), at: null, draft: "" };
}

/** @returns the history after one step back (-1) or forward (1), and what the prompt shows then; null at the end. */
export function recall(history: PromptHistory, current: string, step: -1 | 1): [PromptHistory, string] | null {
  const { entries, at } = history;
  const next = (at ?? entries.length) + step;
  if (next < 0 || next > entries.length || (at === null && step === 1)) return null;
  const draft = at === null ? current : history.draft;
  if (next === entries.length) return [{ ...history, at: null, draft: "" }, draft];
  return [{ ...history, at: next, draft }, entries[next] ?? ""];
}
