import type { AnswerKey, ItemKey } from "@thaw/contracts/answer-key";
import type { Database } from "@thaw/db/client";
import { selectRevisionWithKey } from "@thaw/db/tables/lesson-revision";

const keys = new Map<string, AnswerKey>();
const maxRevisions = 64;

/** A revision never changes, so its key is read once a process. */
export async function readItemKey(db: Database, revisionId: string, itemId: string): Promise<ItemKey | null> {
  let key = keys.get(revisionId);
  if (!key) {
    key = (await selectRevisionWithKey(db, revisionId)).answerKey;
    keys.set(revisionId, key);
    if (keys.size > maxRevisions) keys.delete(keys.keys().next().value as string);
  }
  return key.items[itemId] ?? null;
}
