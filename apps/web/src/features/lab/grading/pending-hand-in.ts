/** A hand-in that was asked for and not answered yet. It belongs to an account, and is never sent as anyone else's. */
const keyOf = (userId: string, labId: string): string => `thaw.hand-in.${userId}.${labId}`;

type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** @returns the experiment's id. */
export function readPendingHandIn(store: KeyValueStore, userId: string, labId: string): string | null {
  try {
    return store.getItem(keyOf(userId, labId));
  } catch {
    return null;
  }
}

export function writePendingHandIn(
  store: KeyValueStore,
  userId: string,
  labId: string,
  experimentId: string | null,
): void {
  try {
    if (experimentId) store.setItem(keyOf(userId, labId), experimentId);
    else store.removeItem(keyOf(userId, labId));
  } catch {
    // A full or forbidden storage: then it waits as long as this page is open.
  }
}
