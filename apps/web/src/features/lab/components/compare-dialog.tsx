"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { IntervalBar } from "@thaw/ui/interval-bar";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { useMemo } from "react";
import { useWholeExperiments } from "../hooks/use-whole-experiments.ts";
import { compareMessages } from "../messages/compare-messages.ts";
import { labMessages } from "../messages.ts";
import { backboneName, isRandomTwin } from "../run/backbone-name.ts";
import { formatPercent, scoreOf } from "../run/format.ts";
import { CompareCurves } from "./compare-curves.tsx";
import { CompareSettings } from "./compare-settings.tsx";
import { scoreDetail, scoreSentence } from "./versus-panel.tsx";

interface CompareDialogProps {
  locale: Locale;
  /** Two or more, in the order of the table. */
  experiments: readonly ExperimentSummary[];
  onClose: () => void;
}

/** Chosen runs side by side: accuracies on one scale, curves over one another, settings with their differences. */
export function CompareDialog({ locale, experiments, onClose }: CompareDialogProps) {
  const t = labMessages[locale];
  const ct = compareMessages[locale];
  const key = experiments.map(({ id }) => id).join();
  const ids = useMemo(() => key.split(","), [key]);
  const { state, retry } = useWholeExperiments(ids);
  return (
    <Dialog open wide onClose={onClose} title={t.comparing} closeLabel={t.close} className="compare-dialog">
      <ul className="compared">
        {experiments.map((experiment) => {
          const { id, number, backbone, correct, total, classCount } = experiment;
          const score = scoreOf(correct, total, classCount);
          return (
            <li key={id} className={isRandomTwin(backbone) ? "cold" : undefined}>
              <a href={`/${locale}/experiments/${id}`}>{t.experimentNumber(number)}</a>
              <b className="tnum">{formatPercent(score.accuracy, locale)} %</b>
              <IntervalBar
                value={score.accuracy}
                low={score.low}
                high={score.high}
                chance={score.chance}
                width={300}
                label={scoreSentence(score, locale)}
              />
              <small className="tnum">{scoreDetail(score, locale)}</small>
              <small className="with">{backboneName(backbone, locale)}</small>
            </li>
          );
        })}
      </ul>
      {state.status === "loading" && <SkeletonText lines={6} label={ct.loading} />}
      {state.status === "failed" && (
        <Note kind="error" live="assertive" action={<Button onClick={retry}>{ct.retry}</Button>}>
          {ct.failed}
        </Note>
      )}
      {state.status === "ready" && (
        <>
          <CompareCurves locale={locale} experiments={state.experiments} />
          <CompareSettings locale={locale} experiments={state.experiments} />
        </>
      )}
    </Dialog>
  );
}
