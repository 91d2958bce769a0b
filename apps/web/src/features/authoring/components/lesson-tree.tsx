"use client";
import type { LessonSource } from "@thaw/contracts/authoring";
import { useLocale } from "#platform/client/locale-context.tsx";
import type { SourcePlace } from "../client/source-places.ts";
import { authoringMessages } from "../messages.ts";

interface Props {
  loaded: LessonSource;
  places: readonly SourcePlace[];
  here: string | undefined;
  troubled: ReadonlyMap<string, number>;
  onGoTo: (line: number) => void;
}

/** The course's lessons, and this one's sections and items as a way through its source by keyboard. */
export function LessonTree({ loaded, places, here, troubled, onGoTo }: Props) {
  const locale = useLocale();
  const t = authoringMessages[locale];
  return (
    <div className="tree">
      <nav aria-label={t.lessons}>
        <h2>{loaded.lesson.courseTitle}</h2>
        <ol>
          {loaded.lessons.map((lesson) => (
            <li key={lesson.slug}>
              <a
                href={`/${locale}/teach/lessons/${lesson.slug}/edit?lang=${loaded.locale}`}
                aria-current={lesson.slug === loaded.lesson.slug ? "page" : undefined}
              >
                <span>{lesson.position}</span>
                <span className="name">{lesson.title}</span>
                <span className="lang">{lesson.locales.join(" ")}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <nav aria-label={t.outline}>
        <h2>{t.outline}</h2>
        <ol>
          {places.map(({ id, component, line }) => (
            <li key={`${id}-${line}`} className={component === "Section" ? undefined : "inner"}>
              <button type="button" aria-current={here === id ? "true" : undefined} onClick={() => onGoTo(line)}>
                <span className="name">{id}</span>
                {troubled.has(id) && <b aria-hidden="true">!</b>}
                <span className="lang">{line}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
