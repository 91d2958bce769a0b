import type { RootDatabase } from "@thaw/db/client";
import { deleteDraft } from "@thaw/db/tables/draft";
import type { SessionViewer } from "#platform/session.ts";
import { findAnswerableItem } from "./find-answerable-item.ts";

/** Throws away the viewer's own half-written answer for an item. */
export async function discardDraft(
  input: { viewer: SessionViewer; itemId: string },
  { db }: { db: RootDatabase },
): Promise<void> {
  const { item } = await findAnswerableItem(input, { db });
  await deleteDraft(db, input.viewer.id, item.id);
}
