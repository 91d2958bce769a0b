"use client";
import type { CurvePoint } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { LineChart, type LineSeries } from "@thaw/ui/line-chart";
import type { WholeExperiment } from "../hooks/use-whole-experiments.ts";
import { compareMessages } from "../messages/compare-messages.ts";
import { labMessages } from "../messages.ts";
import { isRandomTwin } from "../run/backbone-name.ts";

const charts = [
  { key: "validationLoss", factor: 1 },
  { key: "trainLoss", factor: 1 },
  { key: "validationAccuracy", factor: 100 },
  { key: "trainAccuracy", factor: 100 },
] as const;

type Look = Pick<LineSeries, "tone" | "dashed">;

/** Blue is a control; amber the first of one's own, ink the next, and both again in dashes. */
function looksOf(experiments: readonly WholeExperiment[]): Look[] {
  const own: Look[] = [
    { tone: "thawed" },
    { tone: "ink" },
    { tone: "thawed", dashed: true },
    { tone: "ink", dashed: true },
  ];
  const controls: Look[] = [{ tone: "frozen" }, { tone: "frozen", dashed: true }];
  let [ownCount, controlCount] = [0, 0];
  return experiments.map(
    ({ backbone }) =>
      (isRandomTwin(backbone) ? controls[controlCount++ % controls.length] : own[ownCount++ % own.length]) ?? {},
  );
}

const readingOf = (point: CurvePoint, key: (typeof charts)[number]["key"], factor: number): number => {
  const value = point[key];
  return value === null ? Number.NaN : value * factor;
};

/** Loss and accuracy, of validation and of training: in each chart one line a run. */
export function CompareCurves({ locale, experiments }: { locale: Locale; experiments: readonly WholeExperiment[] }) {
  const t = compareMessages[locale];
  const looks = looksOf(experiments);
  const longest = Math.max(2, ...experiments.map(({ curves }) => curves.length));
  return (
    <div className="compare-curves">
      {charts.map(({ key, factor }) => (
        <LineChart
          key={key}
          title={t[key]}
          xLabel={t.epoch}
          locale={locale}
          xDomain={[1, longest]}
          {...(factor === 100 ? { yDomain: [0, 100] as const, yFormat: { maximumFractionDigits: 1 } } : {})}
          height={220}
          series={experiments.map(({ number, curves }, at) => ({
            label: labMessages[locale].experimentNumber(number),
            points: curves.map((point) => ({ x: point.epoch, y: readingOf(point, key, factor) })),
            ...looks[at],
          }))}
        />
      ))}
    </div>
  );
}
