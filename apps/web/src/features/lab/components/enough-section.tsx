"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Note } from "@thaw/ui/note";
import { memo, useMemo } from "react";
import type { LabEngine } from "../hooks/use-lab-engine.ts";
import { useLearningCurve } from "../hooks/use-learning-curve.ts";
import { enoughMessages } from "../messages/enough-messages.ts";
import { labMessages } from "../messages.ts";
import type { LabData } from "../photos/lab-data.ts";
import { formatBytes, formatCount } from "../run/format.ts";
import { curveCounts } from "../run/learning-curve.ts";
import type { RunSettings } from "../run/run-settings.ts";
import { thawMessages } from "../thaw/thaw-messages.ts";
import { LearningCurveChart } from "./learning-curve-chart.tsx";

interface EnoughSectionProps {
  lab: LabData;
  locale: Locale;
  engine: LabEngine;
  /** Null while a field holds what can't be used. */
  settings: RunSettings | null;
  /** A run is under way. */
  disabled: boolean;
}

/** One button: accuracy by photos of a class, pretrained against random. */
export const EnoughSection = memo(function EnoughSection(props: EnoughSectionProps) {
  const { lab, locale, engine, settings, disabled } = props;
  const t = enoughMessages[locale];
  const { state, start, cancel } = useLearningCurve(lab, engine);
  const counts = useMemo(() => curveCounts(lab), [lab]);
  const isBusy = state.phase === "extracting" || state.phase === "training";
  const isReady = settings !== null && engine.state.status === "ready" && counts.length > 0 && !disabled;
  const { done, total, loading } = state.extracted;
  const status =
    state.phase === "extracting" && loading
      ? labMessages[locale].loadingWeights(formatBytes(loading.done, locale), formatBytes(loading.total, locale))
      : state.phase === "extracting" && total > 0
        ? t.extracting(formatCount(done, locale), formatCount(total, locale))
        : isBusy
          ? t.training(state.scores.length, 2 * counts.length)
          : state.phase === "done"
            ? t.done
            : settings === null
              ? t.pause
              : "";
  return (
    <section className="sec" id="enough" aria-labelledby="enough-title">
      <header>
        <h2 id="enough-title">{t.title}</h2>
        <p>
          {t.lead}
          {settings?.thaw && ` ${thawMessages[locale].curveFrozen}`}
        </p>
        <span className="push">
          {isBusy ? (
            <Button onClick={cancel}>{t.cancel}</Button>
          ) : (
            <Button onClick={() => settings && start(settings)} disabled={!isReady}>
              {state.scores.length > 0 ? t.again : t.start}
            </Button>
          )}
        </span>
      </header>
      <p className="enough-status tnum" role="status">
        {status}
      </p>
      {state.failure && (
        <Note kind="error" live="assertive">
          {t.failed} {labMessages[locale].failures[state.failure]}
        </Note>
      )}
      {isBusy || state.scores.length > 0 ? (
        <>
          <LearningCurveChart
            locale={locale}
            counts={counts}
            scores={state.scores}
            chance={1 / Math.max(1, lab.classes.length)}
          />
          <p className="cap">{t.note}</p>
          {state.scores.some(({ score }) => score === null) && <p className="cap">{t.divergedNote}</p>}
        </>
      ) : (
        <div className="blank">
          <EmptyState>{t.empty}</EmptyState>
        </div>
      )}
    </section>
  );
});
