"use client";
import type { Locale } from "@thaw/contracts/ids";
import { useEffect, useRef, useState } from "react";
import { labMessages } from "../messages.ts";
import { isUnderWay, type RunView } from "../run/run-state.ts";
import { scoreOfHeldOut, scoreSentence } from "./versus-panel.tsx";

/** Between two announcements of progress; results come at once. */
const pauseMs = 5000;

function sentenceOf(main: RunView | null, control: RunView | null, locale: Locale): { text: string; urgent: boolean } {
  const t = labMessages[locale];
  if (control?.record)
    return {
      text: t.liveControl(scoreSentence(scoreOfHeldOut(control.record.evaluation.heldOut), locale)),
      urgent: true,
    };
  if (main?.record)
    return { text: t.liveDone(scoreSentence(scoreOfHeldOut(main.record.evaluation.heldOut), locale)), urgent: true };
  if (!main) return { text: "", urgent: false };
  if (main.phase === "cancelled") return { text: t.cancelled, urgent: true };
  if (!isUnderWay(main)) return { text: "", urgent: false };
  const { done, total } = main.extracted;
  if (main.phase !== "extracting") return { text: t.liveTrain, urgent: false };
  return { text: t.liveExtract(total === 0 ? 0 : Math.round((done / total) * 100)), urgent: false };
}

/** Tells a screen reader how the run goes: every few seconds, politely, and the results in full. */
export function RunAnnouncer({
  locale,
  main,
  control,
}: {
  locale: Locale;
  main: RunView | null;
  control: RunView | null;
}) {
  const { text, urgent } = sentenceOf(main, control, locale);
  const [said, setSaid] = useState("");
  const lastAt = useRef(0);
  useEffect(() => {
    const wait = urgent ? 0 : Math.max(0, lastAt.current + pauseMs - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, urgent]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}
