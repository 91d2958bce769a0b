import { type Locale, locales } from "@thaw/contracts/ids";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { Database } from "@thaw/db/client";
import { selectOptionalLessonBySlug, selectOptionalPublishedRevision } from "@thaw/db/tables/lesson";

const plain = (nodes: readonly LessonNode[]): string =>
  nodes.map((node) => (node.type === "text" ? node.value : plain(node.children))).join("");

/** What the choices of a lesson's items say, by item and choice, in the reader's language where it is published. */
export async function choiceTexts(
  lessonSlug: string,
  locale: Locale,
  { db }: { db: Database },
): Promise<Record<string, Record<string, string>>> {
  const lesson = await selectOptionalLessonBySlug(db, lessonSlug);
  const other = locales.find((one) => one !== locale) ?? locale;
  const revision =
    lesson &&
    ((await selectOptionalPublishedRevision(db, lesson.id, locale)) ??
      (await selectOptionalPublishedRevision(db, lesson.id, other)));
  const texts: Record<string, Record<string, string>> = {};
  for (const item of revision?.document.items ?? []) {
    if (!("choices" in item)) continue;
    texts[item.id] = Object.fromEntries(item.choices.map(({ id, content }) => [id, plain(content).trim()]));
  }
  return texts;
}
