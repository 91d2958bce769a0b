import type { ComponentNode, LessonDocument, LessonNode } from "@thaw/contracts/lesson-document";
import { Icon, type IconName } from "@thaw/ui/icon";
import type { ReactNode } from "react";
import { figureByName } from "../figures/figure-by-name.tsx";
import type { FigureName } from "../figures/figure-names.ts";
import { lessonMessages } from "../messages.ts";
import { renderNodes } from "./render-nodes.tsx";

export type DrawNodes = (nodes: readonly LessonNode[]) => ReactNode;

/** A component of the lesson that is not prose, to be drawn by who shows the lesson. */
export interface LessonPart {
  readonly node: ComponentNode;
  readonly key: number;
  /** The node's own text property, "" where it has none. */
  readonly text: (name: string) => string;
  /** Draws nodes by the lesson's rules, the parts among them too. */
  readonly draw: DrawNodes;
}

type PartName = "Challenge" | "Scenario" | "Lab" | "Item";

/** How a lesson's parts are drawn: working for a learner, inert for its author. A part without an entry is left out. */
export type LessonParts = Readonly<Partial<Record<ComponentNode["name"], (part: LessonPart) => ReactNode>>> &
  Readonly<Record<PartName, (part: LessonPart) => ReactNode>>;

interface DrawOptions {
  /** Whether sections carry the marks by which the rail follows the reader. */
  readonly isFollowed: boolean;
  readonly parts: LessonParts;
}

const calloutIcons: Record<string, IconName> = { note: "info", tip: "drop", caution: "alert" };
const calloutTones: Record<string, string> = { tip: "warm", caution: "notice" };

/**
 * A compiled lesson: prose, figures, terms and callouts by one set of rules for every page that shows it, the rest as the page's
 * parts say. Plain functions, so that a server may draw it once.
 * @param document its pictures' paths must be addresses already.
 */
export function drawLesson(document: LessonDocument, { isFollowed, parts }: DrawOptions): ReactNode {
  const { locale } = document;
  const t = lessonMessages[locale];
  const sectionNumbers = new Map(document.sections.map((section, index) => [section.id, index + 1]));
  let figures = 0;
  const draw: DrawNodes = (nodes) => renderNodes(nodes, component);

  function component(node: ComponentNode, key: number): ReactNode {
    const { props, children } = node;
    const text = (name: string) => String(props[name] ?? "");
    switch (node.name) {
      case "Section": {
        const id = text("id");
        const headingId = isFollowed ? `h-${id}` : undefined;
        return (
          <section key={key} id={id} data-section={isFollowed ? "" : undefined} aria-labelledby={headingId}>
            <h2 id={headingId}>
              <b aria-hidden="true">{sectionNumbers.get(id)}</b>
              <span>{props.title}</span>
            </h2>
            {draw(children)}
            {isFollowed && <span className="section-end" data-section-end={id} aria-hidden="true" />}
          </section>
        );
      }
      case "Callout":
        return (
          <aside key={key} className={`note callout ${calloutTones[text("kind")] ?? ""}`}>
            <Icon name={calloutIcons[text("kind")] ?? "info"} />
            <div>
              {props.title && <p className="callout-title">{props.title}</p>}
              {draw(children)}
            </div>
          </aside>
        );
      case "Figure": {
        figures += 1;
        const Named = figureByName[text("name") as FigureName];
        const size = { width: Number(props.width) || undefined, height: Number(props.height) || undefined };
        return (
          <figure key={key}>
            {Named ? (
              <Named locale={locale} alt={text("alt")} />
            ) : (
              <img src={text("src")} alt={text("alt")} loading="lazy" decoding="async" {...size} />
            )}
            <figcaption>
              <b>{t.figure(figures)}</b> {draw(unwrapParagraph(children))}
            </figcaption>
          </figure>
        );
      }
      case "Terms":
        return (
          <dl key={key} className="terms">
            {draw(children)}
          </dl>
        );
      case "Term":
        return (
          <div key={key}>
            <dt>
              {props.name}
              {props.original && <small lang="en">{props.original}</small>}
            </dt>
            <dd>{draw(unwrapParagraph(children))}</dd>
          </div>
        );
      default:
        return parts[node.name]?.({ node, key, text, draw });
    }
  }
  return draw(document.body);
}

/** The components of one name among a node's children. */
export function childrenNamed(node: ComponentNode, name: ComponentNode["name"]): ComponentNode[] {
  return node.children.filter((child): child is ComponentNode => child.type === "component" && child.name === name);
}

/** The content of a lone paragraph: where a paragraph's box would be one too many. */
export function unwrapParagraph(nodes: LessonNode[]): LessonNode[] {
  const [only, ...others] = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  return others.length === 0 && only?.type === "element" && only.tag === "p" ? only.children : nodes;
}
