import type { DraftResponse } from "@thaw/contracts/response";

export interface LocalDraft {
  response: DraftResponse;
  savedAt: string;
  /** Whether the server has it too. */
  synced: boolean;
}

export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Drafts belong to an account: on a shared computer the next one sees none of them. */
const keyOf = (userId: string): string => `thaw.drafts.${userId}`;

export function readLocalDrafts(store: KeyValueStore, userId: string): Record<string, LocalDraft> {
  try {
    const value: unknown = JSON.parse(store.getItem(keyOf(userId)) ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, LocalDraft>) : {};
  } catch {
    return {};
  }
}

export function writeLocalDraft(store: KeyValueStore, userId: string, itemId: string, draft: LocalDraft | null): void {
  const drafts = readLocalDrafts(store, userId);
  if (draft) drafts[itemId] = draft;
  else delete drafts[itemId];
  try {
    store.setItem(keyOf(userId), JSON.stringify(drafts));
  } catch {
    // A full or forbidden storage: the server's copy remains.
  }
}

/** The newer of what this device and the server hold; what never reached the server wins over an equal time. */
export function newerDraft(
  local: LocalDraft | undefined,
  remote: { response: DraftResponse; updatedAt: string } | undefined,
): LocalDraft | undefined {
  if (!remote) return local?.synced ? undefined : local;
  if (local && !local.synced && local.savedAt >= remote.updatedAt) return local;
  return { response: remote.response, savedAt: remote.updatedAt, synced: true };
}

/** Whether a response says nothing yet, so that there is nothing to keep. */
export function isBlank(response: DraftResponse): boolean {
  switch (response.kind) {
    case "single-choice":
      return response.choice === "";
    case "several-choices":
      return response.choices.length === 0;
    case "number":
    case "text":
      return response.text.trim() === "";
    case "code-expression":
      return response.code.trim() === "";
  }
}
