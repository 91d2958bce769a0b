"use client";
import type { LearnerAttempts } from "@thaw/contracts/teaching";
import { Chip } from "@thaw/ui/chip";
import { Melt } from "@thaw/ui/melt";
import { useLocale } from "#platform/client/locale-context.tsx";
import { teachMessages } from "../messages.ts";
import { AttemptList } from "./attempt-list.tsx";
import { emptyCell } from "./gradebook-order.ts";
import { LocalTime } from "./local-time.tsx";
import { StateMark } from "./state-mark.tsx";

/** One learner: where they stand in every lesson, and each attempt with what it was told. */
export function LearnerView({ data, courseSlug }: { data: LearnerAttempts; courseSlug: string }) {
  const locale = useLocale();
  const t = teachMessages[locale];
  const { learner, lessons, attempts } = data;
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (
    <main id="main" className="teach-page">
      <p className="kicker">
        <a href={`/${locale}/teach/courses/${courseSlug}`}>{t.gradebook}</a>
      </p>
      <div className="head">
        <h1 className="page-title">{learner.name}</h1>
        {!learner.enrolled && <Chip>{t.notEnrolled}</Chip>}
        {learner.closed && <Chip tone="notice">{t.accountClosed}</Chip>}
      </div>
      <p className="kicker">
        {learner.email} · {t.lastSeen}: {learner.lastSeenAt ? <LocalTime at={learner.lastSeenAt} /> : t.never}
      </p>
      {lessons.map((lesson) => {
        const standing = learner.lessons[lesson.slug];
        return (
          <section key={lesson.slug} aria-labelledby={`lesson-${lesson.slug}`}>
            <h2 id={`lesson-${lesson.slug}`}>
              {lesson.position} {lesson.title}
            </h2>
            <div className="standing">
              <b>{standing?.percent ?? 0}%</b>
              <Melt value={(standing?.percent ?? 0) / 100} label={t.progress} />
              <span className="kicker">{t.sections(standing?.sectionsRead ?? 0, lesson.sections)}</span>
            </div>
            {lesson.items.map((item) => {
              const cell = learner.cells[item.id] ?? emptyCell;
              return (
                <section key={item.id} className="item" aria-label={item.label}>
                  <h3>
                    <StateMark state={cell.state} label={t.legend[cell.state]} />
                    {item.label}
                    <span className="kicker">
                      {t.earned(figure.format(cell.score), figure.format(item.points))}
                      {cell.state !== "none" && ` · ${t.tries(cell.tries)}`}
                      {cell.closed && cell.state === "wrong" && ` · ${t.closed}`}
                    </span>
                  </h3>
                  <AttemptList
                    attempts={attempts.filter(({ itemId }) => itemId === item.id)}
                    points={item.points}
                    choices={item.choices}
                  />
                </section>
              );
            })}
          </section>
        );
      })}
    </main>
  );
}
