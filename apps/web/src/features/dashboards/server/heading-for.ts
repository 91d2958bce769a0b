import type { Locale } from "@thaw/contracts/ids";
import type { LessonHeading, PublishedHeading } from "@thaw/db/tables/lesson-heading";

/** The language to tell a lesson in: the reader's where it is published, else the one that is. */
export const toldIn = (heading: LessonHeading, locale: Locale): PublishedHeading | undefined =>
  heading.published.find((published) => published.locale === locale) ?? heading.published[0];

/** A lesson's number and title for lists; an unpublished one has its short name. */
export function headingFor(heading: LessonHeading, locale: Locale): { position: number; title: string } {
  const told = toldIn(heading, locale);
  return { position: told?.number ?? heading.position, title: told?.title ?? heading.slug };
}
