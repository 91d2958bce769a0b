"use client";
import type { Preview } from "@thaw/contracts/authoring";
import type { ComponentNode, LessonDocument, LessonNode, PublicItem } from "@thaw/contracts/lesson-document";
import { Icon } from "@thaw/ui/icon";
import { memo, type ReactNode } from "react";
import { assessmentMessages } from "#features/assessment/messages.ts";
import { renderNodes } from "#features/lesson/components/render-nodes.tsx";
import { figureByName } from "#features/lesson/figures/figure-by-name.tsx";
import type { FigureName } from "#features/lesson/figures/figure-names.ts";
import { lessonMessages } from "#features/lesson/messages.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { authoringMessages } from "../messages.ts";

interface Props {
  document: LessonDocument;
  answers: Preview["answers"];
  courseSlug: string;
}

const isComponent = (node: LessonNode): node is ComponentNode => node.type === "component";
const soleParagraph = (nodes: LessonNode[]): LessonNode[] => {
  const [only, ...others] = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  return others.length === 0 && only?.type === "element" && only.tag === "p" ? only.children : nodes;
};

/**
 * A lesson's document as learners see it, with items and labs that do nothing, and the answers shown to its author.
 * Remembered, since the page around it is drawn anew at every key.
 */
export const PreviewBody = memo(function PreviewBody({ document, answers, courseSlug }: Props) {
  const t = lessonMessages[document.locale];
  const authoring = authoringMessages[useLocale()];
  const items = new Map(document.items.map((item) => [item.id, item]));
  const questions = document.items.filter(({ challengeId }) => !challengeId).map(({ id }) => id);
  const sectionNumbers = new Map(document.sections.map(({ id }, index) => [id, index + 1]));
  let figures = 0;

  function component(node: ComponentNode, key: number): ReactNode {
    const text = (name: string) => String(node.props[name] ?? "");
    const inner = (nodes: LessonNode[] = node.children) => renderNodes(nodes, component);
    switch (node.name) {
      case "Section":
        return (
          <section key={key} id={text("id")}>
            <h2>
              <b aria-hidden="true">{sectionNumbers.get(text("id"))}</b>
              <span>{text("title")}</span>
            </h2>
            {inner()}
          </section>
        );
      case "Callout":
        return (
          <aside
            key={key}
            className={`note callout ${text("kind") === "caution" ? "notice" : text("kind") === "tip" ? "warm" : ""}`}
          >
            <Icon name={text("kind") === "caution" ? "alert" : "info"} />
            <div>
              {node.props.title && <p className="callout-title">{text("title")}</p>}
              {inner()}
            </div>
          </aside>
        );
      case "Figure": {
        figures += 1;
        const Named = figureByName[text("name") as FigureName];
        return (
          <figure key={key}>
            {Named ? (
              <Named locale={document.locale} alt={text("alt")} />
            ) : (
              <img src={`/course-files/${courseSlug}/${text("src")}`} alt={text("alt")} loading="lazy" />
            )}
            <figcaption>
              <b>{t.figure(figures)}</b> {inner(soleParagraph(node.children))}
            </figcaption>
          </figure>
        );
      }
      case "Terms":
        return (
          <dl key={key} className="terms">
            {inner()}
          </dl>
        );
      case "Term":
        return (
          <div key={key}>
            <dt>
              {text("name")}
              {node.props.original && <small lang="en">{text("original")}</small>}
            </dt>
            <dd>{inner(soleParagraph(node.children))}</dd>
          </div>
        );
      case "Challenge":
        return (
          <section key={key} className="challenge" id={text("id")}>
            <header>
              <h3>{text("title")}</h3>
            </header>
            {inner(node.children.filter((child) => isComponent(child) && child.name === "Scenario"))}
            <ol className="steps">
              {node.children.filter(isComponent).map((child, index) => {
                const item = child.name === "Item" ? items.get(String(child.props.id)) : undefined;
                if (!item) return null;
                return (
                  <li key={item.id} id={item.slug}>
                    <InertItem
                      item={item}
                      answer={answers[item.id]}
                      number={authoring.step(index + 1)}
                      component={component}
                    />
                  </li>
                );
              })}
            </ol>
          </section>
        );
      case "Scenario":
        return (
          <div key={key} className="scenario">
            {inner()}
          </div>
        );
      case "Lab":
        return (
          <div key={key} className="tolab" id={text("id")}>
            <div>
              <h3>
                {authoring.lab}: {text("title")}
              </h3>
              {inner()}
            </div>
          </div>
        );
      case "Item": {
        const item = items.get(text("id"));
        if (!item) return null;
        const number = authoring.question(questions.indexOf(item.id) + 1);
        return (
          <div key={key} id={item.slug}>
            <InertItem item={item} answer={answers[item.id]} number={number} component={component} />
          </div>
        );
      }
    }
  }
  return <>{renderNodes(document.body, component)}</>;
});

function InertItem(props: {
  item: PublicItem;
  answer: string[] | undefined;
  number: string;
  component: (node: ComponentNode, key: number) => ReactNode;
}) {
  const { item, answer = [], number, component } = props;
  const locale = useLocale();
  const t = authoringMessages[locale];
  const { points, tries, credit } = item.policy;
  return (
    <div className="q inert">
      <div className="legend">
        <small>
          {number} · {t.item[item.kind]} · {assessmentMessages[locale].policy(points, tries, credit)}
        </small>
        {renderNodes(soleParagraph(item.prompt), component)}
      </div>
      {"choices" in item ? (
        <ul className="choices">
          {item.choices.map((choice) => (
            <li key={choice.id} className={answer.includes(choice.id) ? "choice key" : "choice"}>
              <i aria-hidden="true" />
              <span>{renderNodes(soleParagraph(choice.content), component)}</span>
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
