import { itemIdOf } from "@thaw/contracts/ids";
import type { LabItem, LessonDocument, PublicItem } from "@thaw/contracts/lesson-document";
import type { ReactNode } from "react";
import { ChallengeFrame } from "#features/assessment/components/challenge-frame.tsx";
import { ChallengeStep } from "#features/assessment/components/challenge-step.tsx";
import { ChoiceQuestion } from "#features/assessment/components/choice-item.tsx";
import { WrittenQuestion } from "#features/assessment/components/written-item.tsx";
import { LabCard } from "#features/lab/components/lab-card.tsx";
import { terminalParts } from "#features/terminal/components/lesson-terminal.tsx";
import { childrenNamed, type DrawNodes, drawLesson, type LessonParts, unwrapParagraph } from "./draw-lesson.tsx";
import { resolveFiles } from "./resolve-files.ts";

interface BodyProps {
  document: LessonDocument;
  courseSlug: string;
}

/** A compiled lesson on the page. Plain components: the server draws them once; only items and sliders wake up in the browser. */
export function LessonBody({ document: compiled, courseSlug }: BodyProps) {
  const document = resolveFiles(compiled, courseSlug);
  const items = new Map(document.items.map((item) => [item.id, item]));
  const questionNumbers = new Map<string, number>();
  for (const item of document.items) {
    if (!item.challengeId && item.kind !== "lab") questionNumbers.set(item.id, questionNumbers.size + 1);
  }
  const parts: LessonParts = {
    ...terminalParts(document),
    Challenge({ node, key, text, draw }) {
      const steps = childrenNamed(node, "Item");
      return (
        <ChallengeFrame
          key={key}
          title={text("title")}
          itemIds={steps.map((step) => String(step.props.id))}
          scenario={draw(childrenNamed(node, "Scenario"))}
        >
          {steps.map((step, index) => {
            const item = items.get(String(step.props.id));
            return (
              item &&
              item.kind !== "lab" && (
                <ChallengeStep key={index} item={withoutContent(item)} {...contentOf(item, draw)} />
              )
            );
          })}
        </ChallengeFrame>
      );
    },
    Scenario: ({ node, key, draw }) => <div key={key}>{draw(node.children)}</div>,
    Lab: ({ node, key, text, draw }) => (
      <LabCard
        key={key}
        locale={document.locale}
        labId={text("id")}
        title={text("title")}
        item={gradedLab(items.get(itemIdOf(document.lessonSlug, text("id"))))}
      >
        {draw(node.children)}
      </LabCard>
    ),
    Item({ key, text, draw }) {
      const item = items.get(text("id"));
      if (!item || item.kind === "lab") return null;
      const { prompt, choices } = contentOf(item, draw);
      const number = questionNumbers.get(item.id);
      return item.kind === "single-choice" || item.kind === "several-choices" ? (
        <ChoiceQuestion key={key} item={withoutContent(item)} number={number} prompt={prompt} choices={choices} />
      ) : (
        <WrittenQuestion key={key} item={withoutContent(item)} number={number} prompt={prompt} />
      );
    },
  };
  return <>{drawLesson(document, { isFollowed: true, parts })}</>;
}

const gradedLab = (item: PublicItem | undefined): LabItem | null => (item?.kind === "lab" ? item : null);

function contentOf(item: PublicItem, draw: DrawNodes): { prompt: ReactNode; choices: Record<string, ReactNode> } {
  const choices: Record<string, ReactNode> = {};
  if ("choices" in item) for (const { id, content } of item.choices) choices[id] = draw(unwrapParagraph(content));
  return { prompt: draw(unwrapParagraph(item.prompt)), choices };
}

/** What is drawn on the server need not travel again as data. */
function withoutContent<T extends PublicItem>(item: T): T {
  const stripped = { ...item, prompt: [] };
  if ("choices" in stripped) return { ...stripped, choices: stripped.choices.map(({ id }) => ({ id, content: [] })) };
  return stripped;
}
