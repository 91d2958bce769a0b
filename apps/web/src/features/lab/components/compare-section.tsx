"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabView } from "@thaw/contracts/lab";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { memo } from "react";
import type { ListState } from "../hooks/use-experiment-store.ts";
import { labMessages } from "../messages.ts";
import { experimentsCsv } from "../run/experiments-csv.ts";
import { saveFile } from "../run/save-file.ts";
import { ExperimentTable } from "./experiment-table.tsx";

interface CompareSectionProps {
  lab: LabView;
  locale: Locale;
  list: ListState;
  /** Experiments of this visit. */
  fresh: ReadonlySet<string>;
  onReload: () => void;
  onChanged: (experiment: ExperimentSummary) => void;
  onDeleted: (id: string) => void;
  onUseSettings: (experiment: ExperimentSummary) => void;
  /** Absent while a run is under way. */
  onRunAgain?: ((experiment: ExperimentSummary) => void) | undefined;
}

/** The learner's experiments of this lab, or why they can't be shown. */
export const CompareSection = memo(function CompareSection(props: CompareSectionProps) {
  const { locale, list } = props;
  const t = labMessages[locale];
  const experiments = list.status === "ready" ? list.experiments : [];
  return (
    <section className="sec" id="compare" aria-labelledby="compare-title">
      <header>
        <h2 id="compare-title">{t.compareTitle}</h2>
        <p>{t.compareLead}</p>
        {experiments.length > 0 && (
          <span className="push">
            <Button
              variant="quiet"
              icon="download"
              onClick={() => saveFile(experimentsCsv(experiments), "experiments.csv", "text/csv;charset=utf-8")}
            >
              {t.csv}
            </Button>
            <Button href={`/${locale}/experiments`} iconEnd="arrow">
              {t.all}
            </Button>
          </span>
        )}
      </header>
      <Experiments {...props} />
    </section>
  );
});

function Experiments(props: CompareSectionProps) {
  const { lab, locale, list, fresh, onReload, onChanged, onDeleted, onUseSettings, onRunAgain } = props;
  const t = labMessages[locale];
  switch (list.status) {
    case "loading":
      return <SkeletonText lines={3} label={t.loadingList} />;
    case "anonymous": {
      const signIn = `/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/labs/${lab.id}`)}`;
      return (
        <div className="blank">
          <EmptyState action={<Button href={signIn}>{t.signInToKeep}</Button>}>{t.compareAnonymous}</EmptyState>
        </div>
      );
    }
    case "failed":
      return (
        <Note kind="error" action={<Button onClick={onReload}>{t.retry}</Button>}>
          {t.listFailed}
        </Note>
      );
    case "ready":
      if (list.experiments.length === 0) {
        return (
          <div className="blank">
            <EmptyState>{t.compareEmpty}</EmptyState>
          </div>
        );
      }
      return (
        <ExperimentTable
          locale={locale}
          experiments={list.experiments}
          onChanged={onChanged}
          onDeleted={onDeleted}
          onUseSettings={onUseSettings}
          onRunAgain={onRunAgain}
          fresh={fresh}
        />
      );
  }
}
