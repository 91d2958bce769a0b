"use client";
import type { Gradebook, GradebookItem, GradebookLearner } from "@thaw/contracts/teaching";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Icon } from "@thaw/ui/icon";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { teachMessages } from "../messages.ts";
import { AttemptDrawer } from "./attempt-drawer.tsx";
import { CourseNav } from "./course-nav.tsx";
import { type Filter, findLearners, hasBegun, isStuck, type Order } from "./gradebook-order.ts";
import { GradebookTable } from "./gradebook-table.tsx";
import { LocalTime } from "./local-time.tsx";
import { StateMark } from "./state-mark.tsx";

const filters: { value: Filter; count: (learner: GradebookLearner) => boolean }[] = [
  { value: "everyone", count: () => true },
  { value: "stuck", count: isStuck },
  { value: "not-begun", count: (learner) => !hasBegun(learner) },
];

/** Learners by items. A cell opens its attempts beside the table; a name opens the learner's own page. */
export function GradebookView({ gradebook }: { gradebook: Gradebook }) {
  const locale = useLocale();
  const t = teachMessages[locale];
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<Filter>("everyone");
  const [order, setOrder] = useState<Order>({ key: "name", descending: false });
  const [open, setOpen] = useState<{ learner: GradebookLearner; item: GradebookItem } | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const { course, learners } = gradebook;
  // The field answers at once; a long table follows when there is time.
  const wanted = useDeferredValue(search);
  const shown = useMemo(
    () => findLearners(learners, { search: wanted, filter, order, locale }),
    [learners, wanted, filter, order, locale],
  );
  const words = { everyone: t.everyone, stuck: t.stuck, "not-begun": t.notBegun };
  const select = useCallback((learner: GradebookLearner, item: GradebookItem, element: HTMLElement) => {
    opener.current = element;
    setOpen({ learner, item });
  }, []);
  const close = () => {
    setOpen(null);
    opener.current?.focus();
  };
  return (
    <main id="main" className="gradebook-page">
      <div className="head">
        <div>
          <h1 className="page-title">{t.gradebook}</h1>
          <CourseNav locale={locale} courseSlug={course.slug} current="gradebook" />
          <span className="push" />
          <span className="kicker">
            {t.asOf}
            <LocalTime at={gradebook.asOf} />
          </span>
          <a className="btn" href={`/api/v1/teach/courses/${course.slug}/gradebook/export?locale=${locale}`} download>
            <Icon name="download" />
            {t.exportCsv}
          </a>
        </div>
        <div>
          <span className="find">
            <Icon name="search" />
            <input
              className="input"
              type="search"
              placeholder={t.find}
              aria-label={t.find}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </span>
          {filters.map(({ value, count }) => (
            <button
              key={value}
              type="button"
              className="filter"
              aria-pressed={filter === value}
              onClick={() => setFilter(value)}
            >
              {value === "stuck" && <Icon name="flag" />}
              {words[value]} <b>{learners.filter(count).length}</b>
            </button>
          ))}
          <span className="push legend">
            {(["right", "wrong", "seen", "under-way", "none"] as const).map((state) => (
              <span key={state}>
                <StateMark state={state} />
                {t.legend[state]}
              </span>
            ))}
          </span>
        </div>
      </div>
      {learners.length === 0 ? (
        <EmptyState action={<Button href={`/${locale}/teach/courses/${course.slug}/people`}>{t.people}</Button>}>
          {t.nobody}
        </EmptyState>
      ) : (
        <div className={open ? "work open" : "work"}>
          <GradebookTable
            gradebook={gradebook}
            shown={shown}
            order={order}
            onOrder={setOrder}
            selected={open}
            onSelect={select}
          />
          {open && <AttemptDrawer courseSlug={course.slug} learner={open.learner} item={open.item} onClose={close} />}
        </div>
      )}
    </main>
  );
}
