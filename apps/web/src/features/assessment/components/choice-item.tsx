"use client";
import type { PublicItem } from "@thaw/contracts/lesson-document";
import { classNames } from "@thaw/ui/class-names";
import { Icon } from "@thaw/ui/icon";
import type { ReactNode } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import { ItemFeedback } from "./item-feedback.tsx";
import { ItemStatus } from "./item-status.tsx";
import { useItem } from "./use-item.ts";

type ChoiceItem = Extract<PublicItem, { kind: "single-choice" | "several-choices" }>;

interface Props {
  item: ChoiceItem;
  /** 1, 2, … among the lesson's questions; absent for a step of a challenge. */
  number?: number | undefined;
  prompt: ReactNode;
  choices: Record<string, ReactNode>;
}

/** A question with choices. The verdict is drawn on the choice that was taken, and on no other. */
export function ChoiceQuestion({ item, number, prompt, choices }: Props) {
  const t = assessmentMessages[useLocale()];
  const view = useItem(item);
  const taken = new Set(
    view.response.kind === "single-choice"
      ? [view.response.choice]
      : view.response.kind === "several-choices"
        ? view.response.choices
        : [],
  );
  const several = item.kind === "several-choices";
  const verdict = view.shown?.verdict;
  const locked = view.phase !== "open" || view.sending || Boolean(view.waiting) || view.closed || Boolean(view.shown);
  const take = (choice: string, checked: boolean) => {
    if (item.kind === "single-choice") view.change({ kind: "single-choice", choice });
    else {
      const kept = item.choices.map(({ id }) => id).filter((id) => (id === choice ? checked : taken.has(id)));
      view.change({ kind: "several-choices", choices: kept });
    }
  };
  return (
    <fieldset
      className={classNames("q", view.shown && "settled")}
      id={item.slug}
      data-item={item.id}
      aria-busy={view.phase === "loading"}
    >
      <legend>
        {number !== undefined && <small>{t.question(number)}</small>}
        {prompt}
        {several && <small>{t.chooseSeveral}</small>}
      </legend>
      <div className="choices">
        {item.choices.map(({ id }) => {
          const isTaken = taken.has(id);
          const mark = isTaken && !several && (verdict === "right" || verdict === "wrong") ? verdict : undefined;
          return (
            <label key={id} className={classNames("choice", mark)}>
              <input
                type={several ? "checkbox" : "radio"}
                name={item.id}
                value={id}
                checked={isTaken}
                disabled={locked}
                onChange={(event) => take(id, event.currentTarget.checked)}
              />
              <span>{choices[id]}</span>
              {mark && (
                <span className="v">
                  <Icon name={mark === "right" ? "check" : "x"} />
                  {mark === "right" ? t.right : t.wrong}
                </span>
              )}
            </label>
          );
        })}
      </div>
      <ItemFeedback view={view} />
      <ItemStatus item={item} view={view} submitLabel={t.answer} />
    </fieldset>
  );
}
