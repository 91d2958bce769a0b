"use client";
import { Icon } from "@thaw/ui/icon";
import { useLessonState } from "#features/lesson/client/lesson-state-context.tsx";

interface LabStandingProps {
  itemId: string;
  /** In the lesson's language, with {n}, {from} and {to}: a lesson page carries the words that it shows, and no others. */
  texts: { notHandedIn: string; missed: string; reached: string; reachedWith: string; lastTime: string };
}

/** Where this learner stands with a graded lab. */
export function LabStanding({ itemId, texts }: LabStandingProps) {
  const state = useLessonState()?.state;
  if (state?.phase !== "ready" || !state.viewer) return null;
  const latest = state.latest[itemId];
  const last = latest?.response.kind === "lab" ? latest.response : null;
  const fill = (text: string) =>
    text
      .replace("{n}", String(last?.experiment))
      .replace("{from}", String(last?.server.from))
      .replace("{to}", String(last?.server.to));
  return (
    <>
      {state.standings[itemId]?.solved ? (
        <p className="mark earned">
          <Icon name="check" />
          {fill(latest?.verdict === "right" ? texts.reachedWith : texts.reached)}
        </p>
      ) : (
        <p>{last ? texts.missed : texts.notHandedIn}</p>
      )}
      {last && <p>{fill(texts.lastTime)}</p>}
    </>
  );
}
