"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { useState } from "react";
import { experimentMessages } from "../experiment-messages.ts";
import { ExperimentTable } from "./experiment-table.tsx";

interface ExperimentsOverviewProps {
  locale: Locale;
  labHref: string;
  experiments: readonly ExperimentSummary[];
}

/** All that the learner keeps from labs: experiments, and the way to the snapshots. */
export function ExperimentsOverview({ locale, labHref, experiments }: ExperimentsOverviewProps) {
  const t = experimentMessages[locale];
  const [shown, setShown] = useState(experiments);
  return (
    <>
      <section className="sec first" id="experiments">
        <header>
          <h2>{t.experiments}</h2>
        </header>
        {shown.length === 0 ? (
          <div className="blank">
            <EmptyState
              action={
                <Button variant="warm" href={labHref}>
                  {t.openLab}
                </Button>
              }
            >
              {t.experimentsEmpty}
            </EmptyState>
          </div>
        ) : (
          <ExperimentTable
            locale={locale}
            experiments={shown}
            onChanged={(changed) => setShown(shown.map((one) => (one.id === changed.id ? changed : one)))}
            onDeleted={(id) => setShown(shown.filter((one) => one.id !== id))}
          />
        )}
      </section>
      <p className="kept-elsewhere">
        {t.snapshotsLead} <a href={`/${locale}/snapshots`}>{t.allSnapshots}</a>
      </p>
    </>
  );
}
