import type { Locale } from "@thaw/contracts/ids";
import type { LabItem } from "@thaw/contracts/lesson-document";
import { goalMessages } from "./goal-messages.ts";
import { goalPercent } from "./goal-text.ts";
import { LabStanding } from "./lab-standing.tsx";

/** A graded lab in its lesson: the goal for everyone, and where this learner stands with it. */
export function LabGoal({ item, locale }: { item: LabItem; locale: Locale }) {
  const t = goalMessages[locale];
  const { notHandedIn, missed, reached } = t;
  return (
    <div className="goal" id={item.slug} data-item={item.id}>
      <p>
        <b>{t.goal(goalPercent(item.goal, locale))}</b> · {t.points(item.policy.points)}
      </p>
      <LabStanding
        itemId={item.id}
        texts={{
          notHandedIn,
          missed,
          reached,
          reachedWith: t.reachedWith("{n}"),
          lastTime: t.lastTime("{n}", "{from}", "{to}"),
        }}
      />
    </div>
  );
}
