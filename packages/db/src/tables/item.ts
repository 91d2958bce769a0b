import type { Locale } from "@thaw/contracts/ids";
import type { ItemKind, ItemPolicy } from "@thaw/contracts/lesson-document";
import type { Database } from "../client.ts";

export interface ItemRow {
  id: string;
  lessonId: string;
  kind: ItemKind;
  position: number;
  sectionId: string | null;
  points: number;
  policy: ItemPolicy;
  label: Partial<Record<Locale, string>>;
  retiredAt: Date | null;
}

type RawItem = Omit<ItemRow, "kind" | "policy" | "label"> & { kind: string; policy: unknown; label: unknown };
const toItem = (row: RawItem): ItemRow => ({
  ...row,
  kind: row.kind as ItemKind,
  policy: row.policy as ItemPolicy,
  label: row.label as ItemRow["label"],
});

export async function selectOptionalItem(db: Database, id: string): Promise<ItemRow | null> {
  const row = await db.item.findUnique({ where: { id } });
  return row && toItem(row);
}

/** The lesson's items that a published revision has, in reading order. */
export async function selectLiveItems(db: Database, lessonIds: string[]): Promise<ItemRow[]> {
  const rows = await db.item.findMany({
    where: { lessonId: { in: lessonIds }, retiredAt: null },
    orderBy: [{ lessonId: "asc" }, { position: "asc" }],
  });
  return rows.map(toItem);
}

/** Makes the lesson's live items equal to `items`; what is missing there is retired, never deleted. */
export async function replaceLiveItems(
  db: Database,
  lessonId: string,
  items: Omit<ItemRow, "lessonId" | "retiredAt">[],
  now: Date,
): Promise<void> {
  await db.item.updateMany({
    where: { lessonId, retiredAt: null, id: { notIn: items.map((item) => item.id) } },
    data: { retiredAt: now },
  });
  for (const item of items) {
    const data = { ...item, lessonId, retiredAt: null };
    await db.item.upsert({ where: { id: item.id }, create: data, update: data });
    await db.itemStatistic.upsert({ where: { itemId: item.id }, create: { itemId: item.id }, update: {} });
  }
}
