"use client";
import { type ReactNode, useId } from "react";
import { useLessonState } from "#features/lesson/client/lesson-state-context.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";

/** The challenge's frame: its title, how many steps are done, the scenario, the steps. */
export function ChallengeFrame({
  title,
  itemIds,
  scenario,
  children,
}: {
  title: string;
  itemIds: string[];
  scenario: ReactNode;
  children: ReactNode;
}) {
  const t = assessmentMessages[useLocale()];
  const lesson = useLessonState();
  const heading = useId();
  const done = itemIds.filter((id) => lesson?.state.standings[id]?.solved).length;
  return (
    <section className="challenge" aria-labelledby={heading}>
      <header>
        <div>
          <h3 id={heading}>{title}</h3>
          <span className="chip thawed tnum">
            <span aria-hidden="true">
              {done} / {itemIds.length}
            </span>
            <span className="sr">{t.steps(done, itemIds.length)}</span>
          </span>
        </div>
        <div className="scenario">{scenario}</div>
      </header>
      <ol className="steps">{children}</ol>
    </section>
  );
}
