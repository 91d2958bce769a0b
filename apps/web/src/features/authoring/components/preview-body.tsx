"use client";
import type { Preview } from "@thaw/contracts/authoring";
import { itemIdOf } from "@thaw/contracts/ids";
import type { LessonDocument, PublicItem } from "@thaw/contracts/lesson-document";
import { memo } from "react";
import { assessmentMessages } from "#features/assessment/messages.ts";
import { goalMessages } from "#features/lab/grading/goal-messages.ts";
import { goalPercent } from "#features/lab/grading/goal-text.ts";
import {
  childrenNamed,
  type DrawNodes,
  drawLesson,
  type LessonParts,
  unwrapParagraph,
} from "#features/lesson/components/draw-lesson.tsx";
import { resolveFiles } from "#features/lesson/components/resolve-files.ts";
import { terminalParts } from "#features/terminal/components/lesson-terminal.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { authoringMessages } from "../messages.ts";

interface Props {
  document: LessonDocument;
  answers: Preview["answers"];
  courseSlug: string;
}

/**
 * A lesson's document as learners see it, with items and labs that do nothing, and the answers shown to its author.
 * Remembered, since the page around it is drawn anew at every key.
 */
export const PreviewBody = memo(function PreviewBody({ document: compiled, answers, courseSlug }: Props) {
  const t = authoringMessages[useLocale()];
  const document = resolveFiles(compiled, courseSlug);
  const items = new Map(document.items.map((item) => [item.id, item]));
  const questions = document.items
    .filter(({ challengeId, kind }) => !challengeId && kind !== "lab")
    .map(({ id }) => id);

  const parts: LessonParts = {
    ...terminalParts(document, { isPreview: true }),
    Challenge: ({ node, key, text, draw }) => (
      <section key={key} className="challenge" id={text("id")}>
        <header>
          <h3>{text("title")}</h3>
        </header>
        {draw(childrenNamed(node, "Scenario"))}
        <ol className="steps">
          {childrenNamed(node, "Item").map((child, index) => {
            const item = items.get(String(child.props.id));
            if (!item) return null;
            return (
              <li key={item.id} id={item.slug}>
                <InertItem item={item} answer={answers[item.id]} number={t.step(index + 1)} draw={draw} />
              </li>
            );
          })}
        </ol>
      </section>
    ),
    Scenario: ({ node, key, draw }) => (
      <div key={key} className="scenario">
        {draw(node.children)}
      </div>
    ),
    Lab: ({ node, key, text, draw }) => (
      <div key={key} className="tolab" id={text("id")}>
        <div>
          <h3>
            {t.lab}: {text("title")}
          </h3>
          {draw(node.children)}
          <Goal item={items.get(itemIdOf(document.lessonSlug, text("id")))} />
        </div>
      </div>
    ),
    Item({ key, text, draw }) {
      const item = items.get(text("id"));
      if (!item) return null;
      const number = t.question(questions.indexOf(item.id) + 1);
      return (
        <div key={key} id={item.slug}>
          <InertItem item={item} answer={answers[item.id]} number={number} draw={draw} />
        </div>
      );
    },
  };
  return <>{drawLesson(document, { isFollowed: false, parts })}</>;
});

/** What a graded lab asks for, as its learners will read it. */
function Goal({ item }: { item: PublicItem | undefined }) {
  const locale = useLocale();
  if (item?.kind !== "lab") return null;
  const { points, tries, credit } = item.policy;
  return (
    <p>
      <b>{goalMessages[locale].goal(goalPercent(item.goal, locale))}</b> ·{" "}
      {assessmentMessages[locale].policy(points, tries, credit)}
    </p>
  );
}

interface InertItemProps {
  item: PublicItem;
  answer: string[] | undefined;
  number: string;
  draw: DrawNodes;
}

function InertItem({ item, answer = [], number, draw }: InertItemProps) {
  const locale = useLocale();
  const t = authoringMessages[locale];
  const { points, tries, credit } = item.policy;
  return (
    <div className="q inert">
      <div className="legend">
        <small>
          {number} · {t.item[item.kind]} · {assessmentMessages[locale].policy(points, tries, credit)}
        </small>
        {draw(unwrapParagraph(item.prompt))}
      </div>
      {"choices" in item ? (
        <ul className="choices">
          {item.choices.map((choice) => (
            <li key={choice.id} className={answer.includes(choice.id) ? "choice key" : "choice"}>
              <i aria-hidden="true" />
              <span>{draw(unwrapParagraph(choice.content))}</span>
              {answer.includes(choice.id) && <small>{t.keyChoice}</small>}
            </li>
          ))}
        </ul>
      ) : (
        <p className="kicker">
          {t.answer}: <code>{answer.join(" / ")}</code>
        </p>
      )}
    </div>
  );
}
