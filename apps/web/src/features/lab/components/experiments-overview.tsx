"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { NumberCell, NumberHead, Table } from "@thaw/ui/table";
import { useState } from "react";
import { experimentMessages } from "../experiment-messages.ts";
import { formatBytes, formatTime } from "../run/format.ts";
import { ExperimentTable } from "./experiment-table.tsx";

interface ExperimentsOverviewProps {
  locale: Locale;
  labHref: string;
  experiments: readonly ExperimentSummary[];
  snapshots: readonly SnapshotView[];
}

/** All that the learner keeps from labs: experiments and snapshots. */
export function ExperimentsOverview({ locale, labHref, experiments, snapshots }: ExperimentsOverviewProps) {
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
      <section className="sec" id="snapshots">
        <header>
          <h2>{t.snapshots}</h2>
          <p>{t.snapshotsLead}</p>
        </header>
        {snapshots.length === 0 ? (
          <div className="blank">
            <EmptyState>{t.snapshotsEmpty}</EmptyState>
          </div>
        ) : (
          <div className="runs">
            <Table caption={t.snapshots}>
              <thead>
                <tr>
                  <th scope="col">{t.name}</th>
                  <th scope="col">{t.tensors}</th>
                  <NumberHead>{t.size}</NumberHead>
                  <th scope="col">{t.taken}</th>
                </tr>
              </thead>
              <tbody>
                {snapshots.map((snapshot) => (
                  <tr key={snapshot.id}>
                    <th scope="row">
                      <a href={`/${locale}/snapshots/${snapshot.id}`}>{snapshot.name}</a>
                    </th>
                    <td className="mono">
                      {snapshot.tensors.map(({ name, shape }) => `${name} [${shape.join(", ")}]`).join(", ")}
                    </td>
                    <NumberCell>{formatBytes(snapshot.byteLength, locale)}</NumberCell>
                    <td className="dim">
                      <time dateTime={snapshot.createdAt}>{formatTime(snapshot.createdAt, locale)}</time>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </section>
    </>
  );
}
