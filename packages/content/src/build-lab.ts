import { itemIdOf } from "@thaw/contracts/ids";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { BuildState, ProseBuilder } from "./build-state.ts";
import { claimId, report } from "./compile-context.ts";
import type { PropsOf } from "./component-schemas.ts";
import { nearestName } from "./nearest-name.ts";
import { attributePlace, type JsxElement, readAttributes } from "./read-attributes.ts";
import { readGoal } from "./read-goal.ts";
import { readPolicy } from "./read-policy.ts";

/** A lab. With a goal it is an item too, which the server grades: its id is the lab's, and its prose the lab's. */
export function buildLab(state: BuildState, element: JsxElement, prose: ProseBuilder): LessonNode[] {
  const { context } = state;
  const props = readAttributes(context, "Lab", element);
  const children = prose(state, element, "Lab");
  if (!props) return [];
  const { id, title } = props;
  claimId(context, id, attributePlace(element, "id"));
  if (context.labs && !context.labs.includes(id)) {
    const suggestion = nearestName(id, context.labs);
    report(context, "unknown-lab", attributePlace(element, "id"), { name: id, suggestion });
  }
  state.labs.push(id);
  if (props.goal === undefined) reportGradingWithoutGoal(state, element, props);
  else addItem(state, element, { ...props, goal: props.goal });
  return [{ type: "component", name: "Lab", props: { id, title }, children }];
}

function reportGradingWithoutGoal(state: BuildState, element: JsxElement, props: PropsOf<"Lab">): void {
  for (const attribute of ["label", "tries", "credit", "points"] as const) {
    if (props[attribute] === undefined) continue;
    report(state.context, "lab-without-goal", attributePlace(element, attribute), { attribute });
  }
}

function addItem(state: BuildState, element: JsxElement, props: PropsOf<"Lab"> & { goal: string }): void {
  const { context } = state;
  const policy = readPolicy(state, element, props);
  const read = readGoal(props.goal);
  if ("problem" in read) {
    report(context, "lab-goal", attributePlace(element, "goal"), { goal: props.goal, problem: read.problem });
    return;
  }
  const { goal } = read;
  const id = itemIdOf(context.lessonSlug, props.id);
  state.items.push({
    id,
    slug: props.id,
    sectionId: state.sectionId,
    challengeId: state.challengeId,
    label: props.label ?? props.title,
    prompt: [],
    policy,
    hasSolution: false,
    kind: "lab",
    goal,
  });
  state.keys[id] = { kind: "lab", goal, right: [], wrong: [], solution: null };
}
