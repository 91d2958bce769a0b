"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { Problem } from "@thaw/contracts/problem";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { gradingMessages } from "./messages.ts";
import { type HandIns, isUnderWay } from "./use-hand-ins.ts";

interface HandInNotesProps {
  locale: Locale;
  labId: string;
  handIns: HandIns;
}

/** The reason that the interface has words for, or the server's own sentence. */
function refusalText({ extra, detail }: Problem, locale: Locale): string {
  const reasons: Record<string, string> = gradingMessages[locale].refusals;
  return reasons[String(extra?.reason)] ?? detail;
}

/** What is going on and what stands in the way, read out as it changes. */
export function HandInNotes({ locale, labId, handIns }: HandInNotesProps) {
  const t = gradingMessages[locale];
  const { grading, waiting, refusal, answered } = handIns;
  const own = grading?.own?.handIns ?? [];
  // What was answered before is old news while another is asked for.
  const last = waiting || refusal ? undefined : own.find(({ id }) => id === answered?.id);
  const isMeasuring = own.some(isUnderWay);
  return (
    <div role="status" className="hand-in-notes">
      {isMeasuring && <Note icon="clock">{t.measuring}</Note>}
      {last?.result && (
        <Note kind={last.result.verdict === "reached" ? "success" : "plain"}>
          {t.said(last.experiment, last.result.band.from, last.result.band.to)} {t.verdictOf[last.result.verdict]}
        </Note>
      )}
      {last?.state === "failed" && <Note kind="error">{t.failed}</Note>}
      {refusal && <Note kind="error">{refusalText(refusal, locale)}</Note>}
      {waiting && <Waiting locale={locale} labId={labId} handIns={handIns} />}
    </div>
  );
}

function Waiting({ locale, labId, handIns }: HandInNotesProps) {
  const t = gradingMessages[locale];
  const text = { unreachable: t.waiting, "signed-out": t.signedOut, busy: t.busy }[handIns.waiting ?? "busy"];
  const next = encodeURIComponent(`/${locale}/labs/${labId}#hand-in`);
  return (
    <Note
      kind="frozen"
      action={
        <>
          {handIns.waiting === "signed-out" && (
            <Button href={`/${locale}/sign-in?next=${next}`}>{t.signInAgain}</Button>
          )}
          <Button variant="quiet" onClick={handIns.withdraw}>
            {t.withdraw}
          </Button>
        </>
      }
    >
      {text}
    </Note>
  );
}
