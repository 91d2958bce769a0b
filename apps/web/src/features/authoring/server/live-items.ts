import type { Locale } from "@thaw/contracts/ids";
import type { LessonDocument } from "@thaw/contracts/lesson-document";
import type { ItemRow } from "@thaw/db/tables/item";

/** A lesson's items as the site knows them, from its published languages; they have the same items, so any one leads. */
export function liveItems(
  documents: readonly { locale: Locale; document: LessonDocument }[],
): Omit<ItemRow, "lessonId" | "retiredAt">[] {
  const [first] = documents;
  if (!first) return [];
  return first.document.items.map((item, index) => {
    const label: Partial<Record<Locale, string>> = {};
    for (const { locale, document } of documents) {
      const same = document.items.find((other) => other.id === item.id);
      if (same) label[locale] = same.label;
    }
    return {
      id: item.id,
      kind: item.kind,
      position: index + 1,
      sectionId: item.sectionId,
      points: item.policy.points,
      policy: item.policy,
      label,
    };
  });
}

/** What progress is counted over. Two revisions with the same outline leave everyone's progress as it is. */
export const progressOutline = (document: LessonDocument | undefined): string =>
  JSON.stringify(
    document && {
      sections: document.sections.map(({ id }) => id),
      items: document.items.map(({ id, policy }) => [id, policy.points, policy.tries]),
      labs: document.labs,
    },
  );
