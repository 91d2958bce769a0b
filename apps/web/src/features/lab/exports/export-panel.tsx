"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { readThawed } from "@thaw/tl-engine/thaw/thawed-tensors";
import { useMemo } from "react";
import { fromBase64 } from "../run/base64.ts";
import { ExportList } from "./export-list.tsx";
import { ImportHeadPart } from "./import-head-part.tsx";
import { exportMessages } from "./messages.ts";
import type { ExportSubject } from "./use-export.ts";
import { useImportedHead } from "./use-imported-head.ts";

interface ExportPanelProps {
  locale: Locale;
  experiment: ExperimentView;
  /** Names of the classes, in the order of the head's rows. */
  names: readonly string[];
  /** Features that the backbone gives for one photo. */
  width: number;
  /** The held-out photos that are there, by path: an address, or what is on this device. */
  sources: Readonly<Record<string, string | Blob>>;
}

/** Takes a run's classifier away in several formats, and tries a head from a file in its place. */
export function ExportPanel({ locale, experiment, names, width, sources }: ExportPanelProps) {
  const t = exportMessages[locale];
  const { backbone, backboneSha256, number, settings } = experiment;
  const own = useMemo(() => fromBase64(experiment.head), [experiment.head]);
  const { state, read, clear } = useImportedHead({ experiment, width, sources });
  const { imported } = state;
  const subject: ExportSubject = {
    locale,
    backbone,
    backboneSha256,
    head: imported?.bytes ?? own,
    hiddenUnits: imported ? (imported.details.head.hidden?.units ?? 0) : (settings.training?.hiddenUnits ?? 0),
    thawedWeights: imported
      ? readThawed(imported.bytes).reduce((sum, { values }) => sum + values.length, 0)
      : (settings.thaw?.parameters ?? 0),
    classes: names,
    title: imported ? imported.name : t.runTitle(number),
    fileStem: imported ? `thaw-run-${number}-imported` : `thaw-run-${number}`,
  };
  return (
    <section className="sec" id="export" aria-labelledby="export-title">
      <header>
        <h2 id="export-title">{t.title}</h2>
        <p>{t.lead}</p>
      </header>
      <div className="export-box">
        <ExportList locale={locale} subject={subject} />
        <ImportHeadPart {...{ locale, experiment, names, state }} onChoose={read} onBack={clear} />
      </div>
    </section>
  );
}
