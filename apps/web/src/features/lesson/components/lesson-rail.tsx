"use client";
import { Melt } from "@thaw/ui/melt";
import { Tick } from "@thaw/ui/tick";
import { useEffect, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useLessonState } from "../client/lesson-state-context.tsx";
import { lessonMessages } from "../messages.ts";

const dwellMilliseconds = 900;

/** The rail of crystals: where the reader is, what they have read, how much has thawed. */
export function LessonRail({ sections }: { sections: { id: string; short: string }[] }) {
  const t = lessonMessages[useLocale()];
  const lesson = useLessonState();
  const [current, setCurrent] = useState(sections[0]?.id);
  const read = lesson?.state.progress?.sectionsRead ?? [];
  const ready = lesson?.state.phase === "ready";
  const signedIn = Boolean(lesson?.state.viewer);
  const readSection = lesson?.actions.readSection;
  const readKey = read.join(" ");

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) setCurrent(entry.target.id);
      },
      { rootMargin: "-15% 0px -70% 0px" },
    );
    for (const section of document.querySelectorAll("section[data-section]")) observer.observe(section);
    return () => observer.disconnect();
  }, []);

  // A section counts as read when its end has stayed in view for a moment.
  useEffect(() => {
    if (!ready || !signedIn || !readSection) return;
    const known = new Set(readKey.split(" "));
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = (target as HTMLElement).dataset.sectionEnd ?? "";
        clearTimeout(timers.get(target));
        if (!isIntersecting || known.has(id)) continue;
        timers.set(
          target,
          setTimeout(() => {
            known.add(id);
            readSection(id);
          }, dwellMilliseconds),
        );
      }
    });
    for (const end of document.querySelectorAll("[data-section-end]")) observer.observe(end);
    return () => {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [ready, signedIn, readSection, readKey]);

  const percent = lesson?.state.progress?.percent ?? 0;
  const furthest = sections.reduce((last, { id }, index) => (read.includes(id) ? index + 1 : last), 0);
  return (
    <nav
      className="rail"
      aria-label={t.sections}
      style={{ "--read": furthest / Math.max(1, sections.length) } as React.CSSProperties}
    >
      <ol>
        {sections.map(({ id, short }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={current === id ? "true" : undefined}>
              <Tick
                state={read.includes(id) ? "done" : current === id ? "now" : "todo"}
                {...(read.includes(id) ? { label: t.read } : {})}
              />
              <span>{short}</span>
            </a>
          </li>
        ))}
      </ol>
      <footer>
        {ready && !signedIn ? (
          <span>{t.signedOutRail}</span>
        ) : (
          <>
            <Melt value={percent / 100} label={t.progress} />
            <span className="tnum">{t.thawed(percent)}</span>
          </>
        )}
      </footer>
    </nav>
  );
}
