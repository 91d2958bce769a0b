"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import { Chip, type ChipTone } from "@thaw/ui/chip";
import { EmptyState } from "@thaw/ui/empty-state";
import { LineChart, type LineSeries } from "@thaw/ui/line-chart";
import { Melt } from "@thaw/ui/melt";
import { Note } from "@thaw/ui/note";
import { memo, useRef } from "react";
import { type LabMessages, labMessages } from "../messages.ts";
import { backboneName, isAdded, isRandomTwin } from "../run/backbone-name.ts";
import { formatBytes, formatCount, formatDuration, formatPercent } from "../run/format.ts";
import { headParameterCount } from "../run/head-parameter-count.ts";
import { foldText } from "../run/option-rows.ts";
import { isUnderWay, type RunPhase, type RunView, runProgress } from "../run/run-state.ts";
import { timeLeft } from "../run/time-left.ts";
import { ThawMeasured } from "../thaw/thaw-measured.tsx";

interface RunPanelProps {
  locale: Locale;
  /** The learner's run, and the control after it. */
  main: RunView | null;
  control: RunView | null;
  /** What the engine says of each; null until it is ready. */
  backbones: readonly BackboneInfo[] | null;
  classCount: number;
  /** Of the head that the settings ask for; 0 for a linear one. */
  hiddenUnits: number;
  /** Weights of the backbone that train with the head. */
  thawedWeights: number;
  isPaused: boolean;
}

const toneOf: Record<RunPhase, ChipTone> = {
  extracting: "thawed",
  training: "thawed",
  scoring: "thawed",
  done: "success",
  failed: "error",
  cancelled: "plain",
};

const phaseName = (phase: RunPhase, t: LabMessages): string =>
  ({
    extracting: t.extracting,
    training: t.trainingNow,
    scoring: t.scoring,
    done: t.done,
    failed: t.failed,
    cancelled: t.cancelled,
  })[phase];

const points = (
  run: RunView,
  key: "trainLoss" | "validationLoss" | "trainAccuracy" | "validationAccuracy",
  factor = 1,
) =>
  run.curves.map((point) => {
    const value = point[key];
    return { x: point.epoch, y: value === null ? Number.NaN : value * factor };
  });

/** How long the epochs of the run that moves have taken, from the first one that was drawn. */
function useEpochsMs(run: RunView | null): number | null {
  const first = useRef<{ backbone: string; at: number } | null>(null);
  if (run?.phase !== "training" || run.curves.length === 0) {
    first.current = null;
    return null;
  }
  if (first.current?.backbone !== run.backbone) first.current = { backbone: run.backbone, at: performance.now() };
  return performance.now() - first.current.at;
}

/** A run as it goes: features, then curves that grow. No held-out score is shown here. */
export const RunPanel = memo(function RunPanel({
  locale,
  main,
  control,
  backbones,
  classCount,
  hiddenUnits,
  thawedWeights,
  isPaused,
}: RunPanelProps) {
  const t = labMessages[locale];
  // While the control runs its progress is what moves; the figures stay the learner's.
  const moving = control && isUnderWay(control) ? control : main;
  const epochsMs = useEpochsMs(moving);
  if (!main || !moving) {
    return (
      <section className="live-run" aria-label={t.run}>
        <EmptyState>{t.idle}</EmptyState>
      </section>
    );
  }
  const nameOf = ({ backbone }: RunView): string =>
    isRandomTwin(backbone) ? t.random : isAdded(backbone) ? backboneName(backbone, locale) : t.pretrained;
  const left = isPaused ? null : timeLeft(moving, epochsMs);
  const info = backbones?.find(({ id }) => id === main.backbone) ?? null;
  const last = main.curves.at(-1);
  const headCount = info ? headParameterCount(info.featureWidth, classCount, hiddenUnits) : 0;
  const bestEpoch = main.record?.settings.bestEpoch;
  const foldAccuracies = main.record?.settings.foldAccuracies;
  const lossSeries: LineSeries[] = [
    { label: t.validation, points: points(main, "validationLoss"), tone: "thawed" },
    { label: t.trainSeries, points: points(main, "trainLoss"), tone: "ink", dashed: true },
  ];
  const accuracySeries: LineSeries[] = [
    { label: t.validation, points: points(main, "validationAccuracy", 100), tone: "thawed" },
    { label: t.trainSeries, points: points(main, "trainAccuracy", 100), tone: "ink", dashed: true },
  ];
  if (control && control.curves.length > 0) {
    lossSeries.push({ label: t.controlSeries, points: points(control, "validationLoss"), tone: "frozen" });
    accuracySeries.push({ label: t.controlSeries, points: points(control, "validationAccuracy", 100), tone: "frozen" });
  }
  const charts = {
    xLabel: t.epoch,
    locale,
    xDomain: [1, Math.max(2, main.phase === "done" ? main.curves.length : main.epochs)] as const,
    labels: "legend" as const,
    height: 260,
    live: isUnderWay(main),
  };
  const figure = (value: number | null | undefined, text: (value: number) => string) =>
    value === null || value === undefined ? "–" : text(value);
  const lossText = (value: number) => value.toFixed(3);
  const { done, total, known, elapsedMs } = moving.extracted;
  const perPhoto = done > known && elapsedMs > 0 ? formatDuration(elapsedMs / (done - known), locale) : null;
  return (
    <section className="live-run" aria-label={t.run}>
      <div className="live-head">
        <h3>{moving === main ? nameOf(main) : t.random}</h3>
        <Chip tone={isPaused ? "plain" : toneOf[moving.phase]} live={isUnderWay(moving) && !isPaused}>
          {isPaused && isUnderWay(moving) ? t.paused : phaseName(moving.phase, t)}
        </Chip>
        <span className="push tnum">
          {moving.phase === "extracting" && moving.loading
            ? t.loadingWeights(formatBytes(moving.loading.done, locale), formatBytes(moving.loading.total, locale))
            : moving.phase === "extracting"
              ? [
                  t.progressPhotos(formatCount(done, locale), formatCount(total, locale)),
                  perPhoto && t.perPhoto(perPhoto),
                ]
                  .filter(Boolean)
                  .join(locale === "ja" ? "、" : ", ")
              : moving.folding && isUnderWay(moving)
                ? t.foldsUnderWay(moving.folding.done + 1, moving.folding.total)
                : t.epochOf(moving.curves.length, moving.epochs)}
        </span>
      </div>
      {isUnderWay(moving) && (
        <p className="cap time-left tnum">
          {left === null ? "\u00a0" : t.timeLeft(formatDuration(Math.max(1000, Math.ceil(left / 1000) * 1000), locale))}
        </p>
      )}
      <Melt value={runProgress(moving)} label={phaseName(moving.phase, t)} />
      {main.failure && (
        <Note kind="error" live="assertive">
          {t.failures[main.failure]}
        </Note>
      )}
      {moving !== main && <p className="cap">{t.figuresOf(nameOf(main))}</p>}
      <dl className="figs tnum">
        <div className="v">
          <dt>{t.validationAccuracy}</dt>
          <dd>
            {figure(last?.validationAccuracy, (share) => formatPercent(share, locale))} <small>%</small>
          </dd>
        </div>
        <div className="v">
          <dt>{t.validationLoss}</dt>
          <dd>{figure(last?.validationLoss, lossText)}</dd>
        </div>
        <div>
          <dt>{t.trainingLoss}</dt>
          <dd>{figure(last?.trainLoss, lossText)}</dd>
        </div>
        {foldAccuracies && (
          <div>
            <dt>{`${t.folds}, ${t.foldsOf(foldAccuracies.length)}`}</dt>
            <dd>{foldText(foldAccuracies, locale)}</dd>
          </div>
        )}
        {info && (
          <div>
            <dt>{t.learning}</dt>
            <dd>
              {formatCount(headCount + thawedWeights, locale)}{" "}
              <small>{t.ofAll(formatCount(info.parameterCount + headCount, locale))}</small>
            </dd>
          </div>
        )}
      </dl>
      {main.record && <ThawMeasured locale={locale} settings={main.record.settings} />}
      <div className="plots">
        <LineChart {...charts} title={t.loss} series={lossSeries} />
        <LineChart
          {...charts}
          title={t.accuracy}
          series={accuracySeries}
          yDomain={[0, 100]}
          yFormat={{ maximumFractionDigits: 1 }}
        />
        {main.curves.length > 0 && (
          <LineChart
            {...charts}
            className="rate-trace"
            title={t.learningRateTrace}
            height={130}
            series={[
              {
                label: t.rateSeries,
                points: main.curves.map(({ epoch, learningRate }) => ({ x: epoch, y: learningRate ?? Number.NaN })),
                tone: "ink",
              },
            ]}
            yFormat={{ maximumSignificantDigits: 3 }}
          />
        )}
      </div>
      {bestEpoch !== undefined && main.curves.length < main.epochs && (
        <p className="cap">{t.stoppedEarly(main.curves.length, bestEpoch)}</p>
      )}
      {moving.extracted.known > 0 && (
        <p className="cap tnum">
          {t.knownFeatures(formatCount(moving.extracted.known, locale), formatCount(moving.extracted.total, locale))}
        </p>
      )}
      {isUnderWay(main) && <p className="cap">{t.noScoreYet}</p>}
    </section>
  );
});
