import type { DraftView } from "@thaw/contracts/attempts";
import type { DraftResponse } from "@thaw/contracts/response";
import type { RootDatabase } from "@thaw/db/client";
import { upsertDraft } from "@thaw/db/tables/draft";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { findAnswerableItem } from "./find-answerable-item.ts";

/** Keeps what is half written, apart from attempts. It is offered back and never graded. */
export async function saveDraft(
  input: { viewer: SessionViewer; itemId: string; response: DraftResponse },
  { db }: { db: RootDatabase },
): Promise<DraftView> {
  const { item } = await findAnswerableItem(input, { db });
  if (item.kind !== input.response.kind) {
    throw new DomainError("invalid-request", { fields: [{ path: "body.response.kind", message: item.kind }] });
  }
  const draft = await upsertDraft(db, { userId: input.viewer.id, itemId: item.id, response: input.response });
  return { ...draft, updatedAt: draft.updatedAt.toISOString() };
}
