import type { ComponentNode, LessonDocument, LessonNode, PublicItem } from "@thaw/contracts/lesson-document";
import { Icon, type IconName } from "@thaw/ui/icon";
import type { ReactNode } from "react";
import { ChallengeFrame } from "#features/assessment/components/challenge-frame.tsx";
import { ChallengeStep } from "#features/assessment/components/challenge-step.tsx";
import { ChoiceQuestion } from "#features/assessment/components/choice-item.tsx";
import { WrittenQuestion } from "#features/assessment/components/written-item.tsx";
import { LabCard } from "#features/lab/components/lab-card.tsx";
import { figureByName } from "../figures/figure-by-name.tsx";
import type { FigureName } from "../figures/figure-names.ts";
import { lessonMessages } from "../messages.ts";
import { renderNodes } from "./render-nodes.tsx";
import { resolveFiles } from "./resolve-files.ts";

interface BodyProps {
  document: LessonDocument;
  courseSlug: string;
}

const calloutIcons: Record<string, IconName> = { note: "info", tip: "drop", caution: "alert" };

/** A compiled lesson on the page. Plain components: the server draws them once; only items and sliders wake up in the browser. */
export function LessonBody({ document: compiled, courseSlug }: BodyProps) {
  const document = resolveFiles(compiled, courseSlug);
  const { locale } = document;
  const t = lessonMessages[locale];
  const items = new Map(document.items.map((item) => [item.id, item]));
  const questionNumbers = new Map<string, number>();
  for (const item of document.items) {
    if (!item.challengeId) questionNumbers.set(item.id, questionNumbers.size + 1);
  }
  const sectionNumbers = new Map(document.sections.map((section, index) => [section.id, index + 1]));
  let figures = 0;

  const renderItem = (item: PublicItem, key: number, asStep: boolean): ReactNode => {
    const prompt = renderNodes(unwrapParagraph(item.prompt), component);
    const choices: Record<string, ReactNode> = {};
    if ("choices" in item)
      for (const choice of item.choices) choices[choice.id] = renderNodes(unwrapParagraph(choice.content), component);
    if (asStep) return <ChallengeStep key={key} item={withoutContent(item)} prompt={prompt} choices={choices} />;
    const number = questionNumbers.get(item.id);
    return item.kind === "single-choice" || item.kind === "several-choices" ? (
      <ChoiceQuestion key={key} item={withoutContent(item)} number={number} prompt={prompt} choices={choices} />
    ) : (
      <WrittenQuestion key={key} item={withoutContent(item)} number={number} prompt={prompt} />
    );
  };

  function component(node: ComponentNode, key: number): ReactNode {
    const { props, children } = node;
    switch (node.name) {
      case "Section":
        return (
          <section key={key} id={String(props.id)} data-section="" aria-labelledby={`h-${props.id}`}>
            <h2 id={`h-${props.id}`}>
              <b aria-hidden="true">{sectionNumbers.get(String(props.id))}</b>
              <span>{props.title}</span>
            </h2>
            {renderNodes(children, component)}
            <span className="section-end" data-section-end={String(props.id)} aria-hidden="true" />
          </section>
        );
      case "Callout":
        return (
          <aside
            key={key}
            className={`note callout ${props.kind === "caution" ? "notice" : props.kind === "tip" ? "warm" : ""}`}
          >
            <Icon name={calloutIcons[String(props.kind)] ?? "info"} />
            <div>
              {props.title && <p className="callout-title">{props.title}</p>}
              {renderNodes(children, component)}
            </div>
          </aside>
        );
      case "Figure": {
        figures += 1;
        const caption = (
          <>
            <b>{t.figure(figures)}</b> {renderNodes(unwrapParagraph(children), component)}
          </>
        );
        const Named = props.name ? figureByName[props.name as FigureName] : undefined;
        const size = { width: Number(props.width) || undefined, height: Number(props.height) || undefined };
        return (
          <figure key={key}>
            {Named ? (
              <Named locale={locale} alt={String(props.alt ?? "")} />
            ) : (
              <img src={String(props.src)} alt={String(props.alt ?? "")} loading="lazy" decoding="async" {...size} />
            )}
            <figcaption>{caption}</figcaption>
          </figure>
        );
      }
      case "Terms":
        return (
          <dl key={key} className="terms">
            {renderNodes(children, component)}
          </dl>
        );
      case "Term":
        return (
          <div key={key}>
            <dt>
              {props.name}
              {props.original && <small lang="en">{props.original}</small>}
            </dt>
            <dd>{renderNodes(unwrapParagraph(children), component)}</dd>
          </div>
        );
      case "Challenge": {
        const isScenario = (child: LessonNode) => child.type === "component" && child.name === "Scenario";
        const steps = children.filter(
          (child): child is ComponentNode => child.type === "component" && child.name === "Item",
        );
        return (
          <ChallengeFrame
            key={key}
            title={String(props.title)}
            itemIds={steps.map((step) => String(step.props.id))}
            scenario={renderNodes(children.filter(isScenario), component)}
          >
            {steps.map((step, index) => {
              const item = items.get(String(step.props.id));
              return item && renderItem(item, index, true);
            })}
          </ChallengeFrame>
        );
      }
      case "Scenario":
        return <div key={key}>{renderNodes(children, component)}</div>;
      case "Lab":
        return (
          <LabCard key={key} locale={locale} labId={String(props.id)} title={String(props.title)}>
            {renderNodes(children, component)}
          </LabCard>
        );
      case "Item": {
        const item = items.get(String(props.id));
        return item && renderItem(item, key, false);
      }
    }
  }

  return <>{renderNodes(document.body, component)}</>;
}

/** The content of a lone paragraph: where a paragraph's box would be one too many. */
function unwrapParagraph(nodes: LessonNode[]): LessonNode[] {
  const solid = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const [only] = solid;
  return solid.length === 1 && only?.type === "element" && only.tag === "p" ? only.children : nodes;
}

/** What is drawn on the server need not travel again as data. */
function withoutContent<T extends PublicItem>(item: T): T {
  const stripped = { ...item, prompt: [] };
  if ("choices" in stripped) return { ...stripped, choices: stripped.choices.map(({ id }) => ({ id, content: [] })) };
  return stripped;
}
