"use client";
import type { Gradebook, GradebookItem, GradebookLearner } from "@thaw/contracts/teaching";
import { Chip } from "@thaw/ui/chip";
import { classNames } from "@thaw/ui/class-names";
import { Melt } from "@thaw/ui/melt";
import { type CSSProperties, Fragment, memo, type ReactNode } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { teachMessages } from "../messages.ts";
import { emptyCell, itemFigures, type Order, type SortKey } from "./gradebook-order.ts";
import { LocalTime } from "./local-time.tsx";
import { StateMark } from "./state-mark.tsx";

interface Props {
  gradebook: Gradebook;
  shown: readonly GradebookLearner[];
  order: Order;
  onOrder: (order: Order) => void;
  selected: { learner: GradebookLearner; item: GradebookItem } | null;
  onSelect: (learner: GradebookLearner, item: GradebookItem, element: HTMLElement) => void;
}

/** The sheet itself: head, foot and first column stay while the rest scrolls. Drawn anew only when its own rows change. */
export const GradebookTable = memo(function GradebookTable({
  gradebook,
  shown,
  order,
  onOrder,
  selected,
  onSelect,
}: Props) {
  const locale = useLocale();
  const t = teachMessages[locale];
  const { lessons, learners, course } = gradebook;
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const sortHead = (key: SortKey, label: ReactNode, props: { className?: string; rowSpan?: number } = {}) => {
    const sorted = order.key === key ? (order.descending ? "descending" : "ascending") : "none";
    const descending = order.key === key ? !order.descending : key !== "name";
    return (
      <th key={key} scope="col" aria-sort={sorted} {...props}>
        <button type="button" onClick={() => onOrder({ key, descending })}>
          {label}
          <span className="arrow" aria-hidden="true">
            {sorted === "none" ? "" : order.descending ? "↓" : "↑"}
          </span>
        </button>
      </th>
    );
  };
  const foot = (label: string, title: string, total: ReactNode, of: (item: GradebookItem) => ReactNode) => (
    <tr>
      <th scope="row" title={title}>
        {label}
      </th>
      <td className="tot">{total}</td>
      <td />
      {lessons.map((lesson) => (
        <Fragment key={lesson.slug}>
          {lesson.items.map((item, index) => (
            <td key={item.id} className={index === 0 ? "first" : undefined}>
              {of(item)}
            </td>
          ))}
          {lesson.labs > 0 && <td />}
        </Fragment>
      ))}
      <td />
    </tr>
  );
  const percent = (value: number | null) => (value === null ? "–" : `${value}%`);
  const mean = learners.reduce((sum, learner) => sum + learner.percent, 0) / Math.max(1, learners.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="sheet" tabIndex={0} aria-label={t.scores}>
      <table>
        <caption className="sr">
          {course.title}, {t.gradebook}
        </caption>
        <thead>
          <tr>
            {sortHead(
              "name",
              <span>
                {t.learner} <span className="kicker">{t.shown(shown.length, learners.length)}</span>
              </span>,
              { className: "who", rowSpan: 2 },
            )}
            {sortHead("percent", <span>{t.progress}</span>, { className: "tot", rowSpan: 2 })}
            {sortHead("score", <span>{t.score}</span>, { className: "tot", rowSpan: 2 })}
            {lessons.map(({ slug, position, title, items, labs }) => (
              <th key={slug} scope="colgroup" colSpan={items.length + (labs > 0 ? 1 : 0)} className="lg">
                {position} {title}
              </th>
            ))}
            {sortHead("last-seen", <span>{t.lastSeen}</span>, { className: "tot seen-at", rowSpan: 2 })}
          </tr>
          <tr className="h2">
            {lessons.map((lesson) => (
              <Fragment key={lesson.slug}>
                {lesson.items.map((item, index) =>
                  sortHead(
                    `item:${item.id}`,
                    <>
                      <span>{item.label}</span>
                      <small>{t.of(figure.format(item.points))}</small>
                    </>,
                    index === 0 ? { className: "first" } : {},
                  ),
                )}
                {lesson.labs > 0 && (
                  <th scope="col" className="plain">
                    <span>{t.lab}</span> <small>{t.labOf(lesson.labs)}</small>
                  </th>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((learner) => (
            <tr key={learner.id} className={selected?.learner.id === learner.id ? "selrow" : undefined}>
              <th scope="row">
                <a href={`/${locale}/teach/courses/${course.slug}/learners/${learner.id}`}>{learner.name}</a>
                {!learner.enrolled && <Chip>{t.notEnrolled}</Chip>}
                {learner.closed && <Chip tone="notice">{t.accountClosed}</Chip>}
              </th>
              <td className="tot">
                <b>{learner.percent}%</b>
                <Melt thin value={learner.percent / 100} label={t.progress} />
              </td>
              <td className="tot num">{figure.format(learner.score)}</td>
              {lessons.map((lesson) => (
                <Fragment key={lesson.slug}>
                  {lesson.items.map((item, index) => (
                    <Cell
                      key={item.id}
                      learner={learner}
                      item={item}
                      first={index === 0}
                      selected={selected?.learner.id === learner.id && selected.item.id === item.id}
                      onSelect={onSelect}
                    />
                  ))}
                  {lesson.labs > 0 && (
                    <td className="lab">
                      {learner.lessons[lesson.slug]?.labsDone ? (
                        <StateMark state="right" label={t.legend.right} />
                      ) : (
                        "–"
                      )}
                    </td>
                  )}
                </Fragment>
              ))}
              <td className="seen-at">{learner.lastSeenAt ? <LocalTime at={learner.lastSeenAt} /> : t.never}</td>
            </tr>
          ))}
          {shown.length === 0 && (
            <tr>
              <td
                className="nothing"
                colSpan={4 + lessons.reduce((sum, { items, labs }) => sum + items.length + (labs > 0 ? 1 : 0), 0)}
              >
                {t.noMatch}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          {foot(t.mean, t.meanTitle, <b>{Math.round(mean)}%</b>, (item) => (
            <b>{percent(itemFigures(item, learners).mean)}</b>
          ))}
          {foot(t.rightFirst, t.rightFirstTitle, "", (item) => percent(itemFigures(item, learners).rightFirst))}
          {foot(t.attempts, t.attemptsTitle, "", (item) => item.statistic.attempts)}
        </tfoot>
      </table>
    </section>
  );
});

function Cell(props: {
  learner: GradebookLearner;
  item: GradebookItem;
  first: boolean;
  selected: boolean;
  onSelect: Props["onSelect"];
}) {
  const { learner, item, first, selected, onSelect } = props;
  const locale = useLocale();
  const t = teachMessages[locale];
  const cell = learner.cells[item.id] ?? emptyCell;
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const { state, score, tries, closed } = cell;
  const said =
    state === "none"
      ? t.none
      : t.cell(t.legend[state], figure.format(score), figure.format(item.points), tries) +
        (closed && state === "wrong" ? `, ${t.closed}` : "");
  const share = item.points === 0 ? 0 : score / item.points;
  return (
    <td className={classNames("g", state, closed && state === "wrong" && "stuck", selected && "sel", first && "first")}>
      <button
        type="button"
        title={said}
        aria-pressed={selected}
        onClick={(event) => onSelect(learner, item, event.currentTarget)}
      >
        <span className="sr">
          {learner.name}, {item.label}: {said}
        </span>
        <StateMark state={state} />
        {state !== "none" && (
          <>
            <span aria-hidden="true">{figure.format(score)}</span>
            {tries > 0 && <small aria-hidden="true">×{tries}</small>}
            <i style={{ "--w": `${Math.round(share * 100)}%` } as CSSProperties} />
          </>
        )}
      </button>
    </td>
  );
}
