"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabGrading } from "@thaw/contracts/lab-hand-in";
import { Button } from "@thaw/ui/button";
import { Select } from "@thaw/ui/field";
import { useState } from "react";
import { useLocalTime } from "#features/dashboards/components/local-time.tsx";
import { backboneName } from "../run/backbone-name.ts";
import { formatPercent } from "../run/format.ts";
import { eligibleRuns, likelyRun } from "./eligible-runs.ts";
import { gradingMessages } from "./messages.ts";
import type { HandIns } from "./use-hand-ins.ts";

interface HandInFormProps {
  locale: Locale;
  own: NonNullable<LabGrading["own"]>;
  experiments: readonly ExperimentSummary[];
  handIns: HandIns;
}

/** Which run to hand in, the button, and how many more there may be. */
export function HandInForm({ locale, own, experiments, handIns }: HandInFormProps) {
  const t = gradingMessages[locale];
  const [chosen, setChosen] = useState<string | null>(null);
  const runs = eligibleRuns(experiments);
  const run = runs.find(({ id }) => id === chosen) ?? likelyRun(runs, own.handIns);
  if (!run) return <p>{experiments.length > 0 ? t.onlyOwn : t.none}</p>;
  const { limits, standing } = own;
  // What was handed in before may come again: it is answered, and does not count.
  const isKnown = own.handIns.some(({ experimentId }) => experimentId === run.id);
  const isClosed = !isKnown && (!standing.mayTry || limits.left === 0);
  const isBusy = handIns.sending || handIns.waiting !== null;
  const submit = () => {
    if (!isClosed && !isBusy) handIns.handIn(run.id);
  };
  return (
    <>
      <form
        className="hand-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Select
          label={t.choose}
          value={run.id}
          disabled={isBusy}
          onChange={(event) => setChosen(event.currentTarget.value)}
          options={runs.map(({ id, number, correct, total, backbone }) => ({
            value: id,
            label: t.experiment(
              number,
              formatPercent(total === 0 ? 0 : correct / total, locale),
              backboneName(backbone, locale),
            ),
          }))}
        />
        <Button
          type="submit"
          variant="warm"
          busy={handIns.sending}
          aria-disabled={isClosed || isBusy || undefined}
          aria-describedby="hand-in-limits"
        >
          {handIns.sending ? t.sending : t.handIn}
        </Button>
      </form>
      <p className="help" id="hand-in-limits">
        <Left own={own} locale={locale} /> {t.limits(limits.perHour, limits.perDay)}
      </p>
    </>
  );
}

function Left({ own: { limits, standing }, locale }: { own: HandInFormProps["own"]; locale: Locale }) {
  const t = gradingMessages[locale];
  if (!standing.mayTry) return <b>{t.triesUsed}</b>;
  if (limits.nextAt) return <Next at={limits.nextAt} locale={locale} />;
  const tries = standing.triesLeft === null || standing.solved ? null : t.tries(standing.triesLeft);
  return (
    <b>
      {t.left(limits.left)}
      {tries && ` · ${tries}`}
      {locale === "ja" ? "。" : "."}
    </b>
  );
}

function Next({ at, locale }: { at: string; locale: Locale }) {
  const time = useLocalTime(at, "minute");
  return (
    <b>
      {gradingMessages[locale].nextAt(time)}
      {locale === "ja" ? "。" : "."}
    </b>
  );
}
