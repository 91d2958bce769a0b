"use client";
import type { LabItem } from "@thaw/contracts/lesson-document";
import { Icon } from "@thaw/ui/icon";
import { useLessonState } from "#features/lesson/client/lesson-state-context.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { goalMessages } from "./goal-messages.ts";
import { goalPercent } from "./goal-text.ts";

/** A graded lab in its lesson: the goal for everyone, and where this learner stands with it. */
export function LabGoal({ item }: { item: LabItem }) {
  const locale = useLocale();
  const t = goalMessages[locale];
  const state = useLessonState()?.state;
  const standing = state?.standings[item.id];
  const latest = state?.latest[item.id];
  const handedIn = latest?.response.kind === "lab" ? latest.response : null;
  return (
    <div className="goal" id={item.slug} data-item={item.id}>
      <p>
        <b>{t.goal(goalPercent(item.goal, locale))}</b> · {t.points(item.policy.points)}
      </p>
      {state?.phase === "ready" && state.viewer && (
        <p className={standing?.solved ? "mark earned" : undefined}>
          {standing?.solved ? (
            <>
              <Icon name="check" />
              {latest?.verdict === "right" && handedIn ? t.reachedWith(handedIn.experiment) : t.reached}
            </>
          ) : handedIn ? (
            t.missed
          ) : (
            t.notHandedIn
          )}
        </p>
      )}
      {handedIn && <p className="small">{t.lastTime(handedIn.experiment, handedIn.server.from, handedIn.server.to)}</p>}
    </div>
  );
}
