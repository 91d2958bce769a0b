"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabView } from "@thaw/contracts/lab";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { Note } from "@thaw/ui/note";
import { memo } from "react";
import { goalMessages } from "./goal-messages.ts";
import { goalPercent } from "./goal-text.ts";
import { HandInForm } from "./hand-in-form.tsx";
import { HandInNotes } from "./hand-in-notes.tsx";
import { HandInResult } from "./hand-in-result.tsx";
import { HandInTable } from "./hand-in-table.tsx";
import { gradingMessages } from "./messages.ts";
import { useHandIns } from "./use-hand-ins.ts";

interface HandInSectionProps {
  lab: LabView;
  locale: Locale;
  experiments: readonly ExperimentSummary[];
}

/** Where a run is handed in, with what the server said so far. Nothing for a lab that its lesson doesn't grade. */
export const HandInSection = memo(function HandInSection({ lab, locale, experiments }: HandInSectionProps) {
  const t = gradingMessages[locale];
  const handIns = useHandIns(lab.id, locale);
  const { grading, unreachable, signedIn } = handIns;
  if (!grading) {
    return unreachable ? (
      <Note kind="error" action={<Button onClick={handIns.reload}>{t.retry}</Button>}>
        {t.unreachable}
      </Note>
    ) : null;
  }
  const { own, goal, points } = grading;
  // The one that was just answered, by its newest state; else the newest that has a result.
  const shown =
    own?.handIns.find(({ id, result }) => id === handIns.answered?.id && result) ??
    own?.handIns.find(({ result }) => result);
  return (
    <section className="sec hand-in" id="hand-in" aria-labelledby="hand-in-title">
      <header>
        <h2 id="hand-in-title">{t.title}</h2>
        <p>{t.lead}</p>
        {own?.standing.solved && (
          <span className="push">
            <Chip tone="success" icon="check">
              {goalMessages[locale].reached}
            </Chip>
          </span>
        )}
      </header>
      <div className="hand-in-box">
        <p>
          <b>{goalMessages[locale].goal(goalPercent(goal, locale))}</b> · {goalMessages[locale].points(points)}
        </p>
        {own ? (
          <HandInForm locale={locale} own={own} experiments={experiments} handIns={handIns} />
        ) : signedIn ? (
          <p>{t.mayNot}</p>
        ) : (
          <p>
            <Button href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/labs/${lab.id}#hand-in`)}`}>
              {t.signIn}
            </Button>
          </p>
        )}
        <HandInNotes locale={locale} labId={lab.id} handIns={handIns} />
      </div>
      {shown?.result && (
        <HandInResult locale={locale} handIn={shown} result={shown.result} classCount={lab.classes.length} />
      )}
      {own && own.handIns.length > 0 && <HandInTable locale={locale} handIns={own.handIns} />}
    </section>
  );
});
