import type { ItemKey } from "@thaw/contracts/answer-key";
import type { LessonNode, PublicItem } from "@thaw/contracts/lesson-document";
import { buildBlocks } from "./build-prose.ts";
import { admit, type BuildState, compact, type Part, type ProseBuilder } from "./build-state.ts";
import { report } from "./compile-context.ts";
import { attributePlace, type JsxElement, openingTag, readAttributes } from "./read-attributes.ts";

type ChoiceItem = Extract<PublicItem, { kind: "single-choice" | "several-choices" }>;

interface ChoiceParts {
  item: Pick<ChoiceItem, "kind" | "choices">;
  key: ItemKey;
}

/** Splits choices into what is shown (their text) and what grades them (which is right, and why). */
export function buildChoices(
  state: BuildState,
  component: "SingleChoice" | "SeveralChoices",
  element: JsxElement,
  parts: readonly Part[],
  keyBase: Pick<ItemKey, "right" | "wrong" | "solution">,
  prose: ProseBuilder,
): ChoiceParts | null {
  const { context } = state;
  const choices: ChoiceItem["choices"] = [];
  const because: Record<string, LessonNode[]> = {};
  const correct: string[] = [];
  const choiceParts = parts.filter((part) => part.name === "Choice");
  for (const part of choiceParts) {
    const props = readAttributes(context, "Choice", part.element);
    let reason: LessonNode[] | undefined;
    const content = compact(
      buildBlocks(context, part.element.children, {
        component: (node) => {
          if (admit(state, node, "Choice") !== "Because") return [];
          readAttributes(context, "Because", node);
          if (reason) report(context, "duplicate-child", openingTag(node), { component: "Choice", child: "Because" });
          reason = prose(state, node, "Because");
          return [];
        },
      }),
    );
    if (content.length === 0)
      report(context, "missing-child", openingTag(part.element), { component: "Choice", child: "…" });
    if (!props) continue;
    if (choices.some((choice) => choice.id === props.id)) {
      report(context, "duplicate-id", attributePlace(part.element, "id"), { id: props.id });
      continue;
    }
    if (!reason) report(context, "choice-without-because", openingTag(part.element), { choice: props.id }, "warning");
    choices.push({ id: props.id, content });
    because[props.id] = reason ?? [];
    if (!props.correct) continue;
    if (component === "SingleChoice" && correct.length > 0) {
      report(context, "several-correct-choices", attributePlace(part.element, "correct"), { first: correct[0] });
    }
    correct.push(props.id);
  }
  const count = choiceParts.length;
  if (count < 2) report(context, "too-few-choices", openingTag(element), { component, count });
  if (count > 12) report(context, "too-many-choices", openingTag(element), { component, count, most: 12 });
  const [first] = correct;
  if (first === undefined) {
    if (count > 0) report(context, "no-correct-choice", openingTag(element), { component });
    return null;
  }
  return component === "SingleChoice"
    ? { item: { kind: "single-choice", choices }, key: { ...keyBase, kind: "single-choice", correct: first, because } }
    : { item: { kind: "several-choices", choices }, key: { ...keyBase, kind: "several-choices", correct, because } };
}
