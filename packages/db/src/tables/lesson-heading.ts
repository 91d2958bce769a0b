import type { Locale } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";

export interface LessonHeading {
  lessonId: string;
  courseId: string;
  slug: string;
  position: number;
  /** One for each published language; empty when nothing is published. */
  published: PublishedHeading[];
}

export interface PublishedHeading {
  locale: Locale;
  revision: number;
  title: string;
  lead: string;
  number: number | null;
  minutes: number | null;
  sections: { id: string; title: string }[];
  labs: string[];
}

interface RawHeading {
  id: string;
  course_id: string;
  slug: string;
  position: number;
  locale: string | null;
  revision: number | null;
  title: string | null;
  lead: string | null;
  number: number | null;
  minutes: number | null;
  sections: PublishedHeading["sections"] | null;
  labs: string[] | null;
}

/** Lessons with what lists say of them, picked out of the documents by the database: bodies are not read. */
export async function selectLessonHeadings(db: Database, courseIds: readonly string[]): Promise<LessonHeading[]> {
  const rows = await db.$queryRaw<RawHeading[]>`
    SELECT l.id, l.course_id, l.slug, l.position, p.locale, r.number AS revision,
      r.document->>'title' AS title, r.document->>'lead' AS lead,
      (r.document->>'number')::int AS number, (r.document->>'minutes')::int AS minutes,
      r.document->'sections' AS sections, r.document->'labs' AS labs
    FROM lesson l
    LEFT JOIN lesson_publication p ON p.lesson_id = l.id
    LEFT JOIN lesson_revision r ON r.id = p.revision_id
    WHERE l.course_id = ANY(${courseIds}::uuid[])
    ORDER BY l.course_id, l.position, p.locale DESC`;
  const headings = new Map<string, LessonHeading>();
  for (const row of rows) {
    const { id, course_id: courseId, slug, position } = row;
    const heading = headings.get(id) ?? { lessonId: id, courseId, slug, position, published: [] };
    headings.set(id, heading);
    if (row.locale === null || row.revision === null) continue;
    heading.published.push({
      locale: row.locale as Locale,
      revision: row.revision,
      title: row.title ?? slug,
      lead: row.lead ?? "",
      number: row.number,
      minutes: row.minutes,
      sections: row.sections ?? [],
      labs: row.labs ?? [],
    });
  }
  return [...headings.values()];
}
