import type { DraftResponse } from "@thaw/contracts/response";
import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export interface DraftRow {
  itemId: string;
  response: DraftResponse;
  updatedAt: Date;
}

export async function upsertDraft(
  db: Database,
  draft: { userId: string; itemId: string; response: DraftResponse },
): Promise<DraftRow> {
  const { userId, itemId } = draft;
  const response = draft.response as Prisma.InputJsonObject;
  const row = await db.draft.upsert({
    where: { userId_itemId: { userId, itemId } },
    create: { userId, itemId, response },
    update: { response },
  });
  return { itemId: row.itemId, response: draft.response, updatedAt: row.updatedAt };
}

export async function deleteDraft(db: Database, userId: string, itemId: string): Promise<void> {
  await db.draft.deleteMany({ where: { userId, itemId } });
}

export async function selectDrafts(db: Database, userId: string, lessonId: string): Promise<DraftRow[]> {
  const rows = await db.draft.findMany({
    where: { userId, item: { lessonId } },
    select: { itemId: true, response: true, updatedAt: true },
  });
  return rows.map((row) => ({ ...row, response: row.response as unknown as DraftResponse }));
}
