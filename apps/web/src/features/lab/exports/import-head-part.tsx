"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Input } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { formatPercent, roundedInterval, scoreOf } from "../run/format.ts";
import { exportMessages } from "./messages.ts";
import type { ImportFailure, ImportState } from "./use-imported-head.ts";

interface ImportHeadPartProps {
  locale: Locale;
  experiment: ExperimentView;
  names: readonly string[];
  state: ImportState;
  onChoose: (file: File) => void;
  onBack: () => void;
}

function failureText(failure: ImportFailure, locale: Locale): string {
  const t = exportMessages[locale].importFailures;
  if (failure.reason === "width" || failure.reason === "classes") {
    return t[failure.reason](failure.found, failure.expected);
  }
  return t[failure.reason];
}

/** A file chooser for a head, and how that head does on the run's held-out photos. */
export function ImportHeadPart({ locale, experiment, names, state, onChoose, onBack }: ImportHeadPartProps) {
  const t = exportMessages[locale];
  const { imported, progress, score, failure } = state;
  const { classes, correct, total } = experiment.evaluation.heldOut;
  const found = imported?.details.classes?.join("\n");
  // A head alone names the folders of the photos, a whole classifier what its reader called them.
  const isSameNames = found === classes.join("\n") || found === names.join("\n");
  return (
    <div className="import-head">
      <h3>{t.importTitle}</h3>
      <p className="dim">{t.importLead}</p>
      <Input
        type="file"
        accept=".safetensors"
        label={t.choose}
        error={failure ? failureText(failure, locale) : undefined}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again after it was changed.
          event.target.value = "";
          if (file) onChoose(file);
        }}
      />
      <p className="export-state" role="status">
        {progress && (progress.total > 0 ? t.scoring(progress.done, progress.total) : t.starting)}
      </p>
      {imported && (
        <Note
          kind="success"
          live="polite"
          title={t.imported(imported.name)}
          action={<Button onClick={onBack}>{t.back}</Button>}
        >
          {score && <p>{scoreText(score, classes.length, locale)}</p>}
          {score && <p>{t.runScored(correct, total)}</p>}
          {score === null && <p>{t.notScored}</p>}
          {imported.details.backboneSha256 === null && <p>{t.unknownBackbone}</p>}
          {!isSameNames && <p>{t.otherNames}</p>}
        </Note>
      )}
    </div>
  );
}

function scoreText({ correct, total }: { correct: number; total: number }, classCount: number, locale: Locale): string {
  const score = scoreOf(correct, total, classCount);
  const [low, high] = roundedInterval(score);
  return exportMessages[locale].scored(correct, total, formatPercent(score.accuracy, locale), low, high);
}
