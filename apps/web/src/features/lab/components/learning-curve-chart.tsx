import type { Locale } from "@thaw/contracts/ids";
import { Table, TableHead } from "@thaw/ui/table";
import type { CSSProperties } from "react";
import { enoughMessages } from "../messages/enough-messages.ts";
import { backboneName, isAdded, isRandomTwin, shippedBackbone } from "../run/backbone-name.ts";
import { formatCount, formatPercent, roundedInterval } from "../run/format.ts";
import type { CurveScore } from "../run/learning-curve.ts";

const ticks = [0, 0.25, 0.5, 0.75, 1] as const;
/** Per cent of the plot's width; the ends keep room for a dot. */
const place = (count: number, least: number, most: number): number =>
  most === least ? 50 : 6 + (88 * Math.log(count / least)) / Math.log(most / least);
const top = (share: number): number => 100 * (1 - share);

interface LearningCurveChartProps {
  locale: Locale;
  /** All that will be tried, so that the axis stands still while points come. */
  counts: readonly number[];
  scores: readonly CurveScore[];
  chance: number;
}

/** Accuracy by photos of a class, each point with its interval; below it the same as a table. */
export function LearningCurveChart({ locale, counts, scores, chance }: LearningCurveChartProps) {
  const t = enoughMessages[locale];
  const backbone = scores.find((score) => !isRandomTwin(score.backbone))?.backbone ?? shippedBackbone;
  const series = [
    { id: "main", name: isAdded(backbone) ? backboneName(backbone, locale) : t.pretrained, tone: "warm", shift: -3 },
    { id: "twin", name: t.random, tone: "cold", shift: 3 },
  ] as const;
  const cellText = (found: CurveScore | undefined) => {
    if (!found) return "–";
    return found.score
      ? t.cell(formatPercent(found.score.accuracy, locale), ...roundedInterval(found.score))
      : t.diverged;
  };
  const left = (count: number) => place(count, counts[0] ?? 1, counts.at(-1) ?? 1);
  const of = (id: string) => scores.filter((score) => isRandomTwin(score.backbone) === (id === "twin"));
  const scored = (id: string) =>
    of(id).flatMap(({ photosPerClass, score }) => (score ? [{ photosPerClass, score }] : []));
  return (
    <figure className="enough-figure">
      <div className="enough-plot" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} className="level tnum" style={{ top: `${top(tick)}%` }}>
            {tick * 100}
          </span>
        ))}
        <i className="chance" style={{ top: `${top(chance)}%` }} />
        {series.map(({ id, tone }) => (
          <svg key={id} aria-hidden="true" className={tone} viewBox="0 0 100 100" preserveAspectRatio="none">
            <polyline
              points={scored(id)
                .map(({ photosPerClass, score }) => `${left(photosPerClass)},${top(score.accuracy)}`)
                .join(" ")}
            />
          </svg>
        ))}
        {series.flatMap(({ id, tone, shift }) =>
          of(id).map(({ photosPerClass, score }) => {
            if (!score) {
              // Its place is at the foot, without a line to it: no accuracy, not one of zero.
              return (
                <span key={`${id} ${photosPerClass}`} className={tone}>
                  <i className="lost" style={{ left: `calc(${left(photosPerClass)}% + ${shift}px)` }}>
                    ×
                  </i>
                </span>
              );
            }
            const at = { "--x": `calc(${left(photosPerClass)}% + ${shift}px)` } as CSSProperties;
            const bar = { ...at, top: `${top(score.high)}%`, height: `${100 * (score.high - score.low)}%` };
            return (
              <span key={`${id} ${photosPerClass}`} className={tone}>
                <i className="whisker" style={bar} />
                <i className="dot" style={{ ...at, top: `${top(score.accuracy)}%` }} />
              </span>
            );
          }),
        )}
        {counts.map((count) => (
          <span key={count} className="count tnum" style={{ left: `${left(count)}%` }}>
            {formatCount(count, locale)}
          </span>
        ))}
      </div>
      <p className="enough-axis" aria-hidden="true">
        {t.axis}
      </p>
      <Table caption={t.chart} className="tnum">
        <TableHead columns={[t.perClass, ...series.map(({ name }) => name)]} />
        <tbody>
          {counts.map((count) => (
            <tr key={count}>
              <th scope="row">{formatCount(count, locale)}</th>
              {series.map(({ id, tone }) => {
                const found = of(id).find(({ photosPerClass }) => photosPerClass === count);
                return (
                  <td key={id} className={tone}>
                    {cellText(found)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </figure>
  );
}
