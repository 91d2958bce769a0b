"use client";
import type { CurvePoint } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { LineChart } from "@thaw/ui/line-chart";
import { experimentMessages } from "../experiment-messages.ts";
import { layersMessages } from "../messages/layers-messages.ts";

type Reading = "trainLoss" | "validationLoss" | "trainAccuracy" | "validationAccuracy";

/** Loss, accuracy and learning rate of a run, epoch by epoch. */
export function ExperimentCurves({ locale, curves }: { locale: Locale; curves: readonly CurvePoint[] }) {
  const t = experimentMessages[locale];
  const points = (key: Reading, factor = 1) =>
    curves.map((point) => {
      const value = point[key];
      return { x: point.epoch, y: value === null ? Number.NaN : value * factor };
    });
  const rates = curves.flatMap(({ epoch, learningRate }) =>
    learningRate === undefined ? [] : [{ x: epoch, y: learningRate }],
  );
  const charts = {
    xLabel: t.epoch,
    locale,
    xDomain: [1, Math.max(2, curves.length)] as const,
    labels: "legend" as const,
    height: 200,
  };
  return (
    <div className="plots">
      <LineChart
        {...charts}
        title={t.loss}
        series={[
          { label: t.validation, points: points("validationLoss"), tone: "thawed" },
          { label: t.training, points: points("trainLoss"), tone: "ink", dashed: true },
        ]}
      />
      <LineChart
        {...charts}
        title={t.accuracy}
        yDomain={[0, 100]}
        series={[
          { label: t.validation, points: points("validationAccuracy", 100), tone: "thawed" },
          { label: t.training, points: points("trainAccuracy", 100), tone: "ink", dashed: true },
        ]}
      />
      {rates.length > 0 && (
        <LineChart
          {...charts}
          className="rate-trace"
          title={layersMessages[locale].rate}
          height={130}
          series={[{ label: t.learningRate, points: rates, tone: "ink" }]}
          yFormat={{ maximumSignificantDigits: 3 }}
        />
      )}
    </div>
  );
}
