"use client";
import type { AnswerableItem } from "@thaw/contracts/lesson-document";
import { classNames } from "@thaw/ui/class-names";
import { Icon } from "@thaw/ui/icon";
import { Tick } from "@thaw/ui/tick";
import { type ReactNode, useId } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import { ChoiceQuestion } from "./choice-item.tsx";
import { ItemFeedback } from "./item-feedback.tsx";
import { ItemStatus } from "./item-status.tsx";
import { SolutionReveal } from "./solution-reveal.tsx";
import { useItem } from "./use-item.ts";
import { WrittenAnswer } from "./written-answer.tsx";
import { WrittenHelp } from "./written-item.tsx";

/** One step of a challenge: a crystal that melts when the step is done. */
export function ChallengeStep({
  item,
  prompt,
  choices,
}: {
  item: AnswerableItem;
  prompt: ReactNode;
  choices: Record<string, ReactNode>;
}) {
  const t = assessmentMessages[useLocale()];
  const view = useItem(item);
  const help = useId();
  const state = view.settled ? "done" : view.standing?.attempts || view.draftSavedAt ? "now" : "todo";
  return (
    <li className={classNames(view.settled && "done")} id={item.slug} data-item={item.id}>
      <Tick state={state} label={t.stateOf[state]} />
      {item.kind === "single-choice" || item.kind === "several-choices" ? (
        <ChoiceQuestion item={item} prompt={prompt} choices={choices} />
      ) : (
        <div>
          <h4>
            <span>{prompt}</span>
            {view.standing?.solutionSeen ? (
              <span className="mark seen">
                <Icon name="eye" />
                {t.solutionSeen}
              </span>
            ) : (
              view.settled && (
                <span className="mark earned">
                  <Icon name="check" />
                  {t.points(view.standing?.bestScore ?? 0)}
                </span>
              )
            )}
          </h4>
          <WrittenAnswer item={item} view={view} describedBy={help} />
          <WrittenHelp item={item} id={help} />
          <ItemFeedback view={view} />
          <ItemStatus item={item} view={view} submitLabel={t.check} />
          <SolutionReveal item={item} view={view} />
        </div>
      )}
    </li>
  );
}
