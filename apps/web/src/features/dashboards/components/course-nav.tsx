import type { Locale } from "@thaw/contracts/ids";
import { teachMessages } from "../messages.ts";

interface Props {
  locale: Locale;
  courseSlug: string;
  current: "gradebook" | "people";
}

/** The pages of a course that one runs. */
export function CourseNav({ locale, courseSlug, current }: Props) {
  const t = teachMessages[locale];
  const base = `/${locale}/teach/courses/${courseSlug}`;
  return (
    <nav className="seg" aria-label={t.title}>
      <a href={base} aria-current={current === "gradebook" ? "page" : undefined}>
        {t.gradebook}
      </a>
      <a href={`${base}/people`} aria-current={current === "people" ? "page" : undefined}>
        {t.people}
      </a>
    </nav>
  );
}
