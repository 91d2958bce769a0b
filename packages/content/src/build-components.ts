import type { LessonNode } from "@thaw/contracts/lesson-document";
import { buildItem } from "./build-items.ts";
import { buildLab } from "./build-lab.ts";
import { checkPicture } from "./build-links.ts";
import { buildBlocks } from "./build-prose.ts";
import { admit, type BuildState, collectParts, compact } from "./build-state.ts";
import { buildInspector, buildTerminal } from "./build-terminals.ts";
import { claimId, report } from "./compile-context.ts";
import { type AuthorComponent, isItemComponent } from "./component-schemas.ts";
import { nearestName } from "./nearest-name.ts";
import { attributePlace, type JsxElement, openingTag, readAttributes } from "./read-attributes.ts";

type Props = Record<string, string | number | boolean>;
const component = (
  name: Extract<LessonNode, { type: "component" }>["name"],
  props: Props,
  children: LessonNode[],
): LessonNode => ({ type: "component", name, props, children });

/** Builds the components that may stand among the prose of `parent`. */
export function componentsIn(state: BuildState, parent: AuthorComponent | ""): (node: JsxElement) => LessonNode[] {
  return (node) => {
    const name = admit(state, node, parent);
    return name ? buildComponent(state, name, node) : [];
  };
}

/** Prose with the components that `parent` allows. */
export function proseOf(state: BuildState, element: JsxElement, parent: AuthorComponent): LessonNode[] {
  return buildBlocks(state.context, element.children, { component: componentsIn(state, parent) });
}

function buildComponent(state: BuildState, name: AuthorComponent, element: JsxElement): LessonNode[] {
  if (isItemComponent(name)) return buildItem(state, name, element, proseOf);
  switch (name) {
    case "Section":
      return buildSection(state, element);
    case "Callout": {
      const props = readAttributes(state.context, name, element);
      const children = proseOf(state, element, name);
      return props ? [component(name, withoutUndefined(props), children)] : [];
    }
    case "Figure":
      return buildFigure(state, element);
    case "Terms":
      return buildTerms(state, element);
    case "Challenge":
      return buildChallenge(state, element);
    case "Scenario":
      readAttributes(state.context, name, element);
      return [component(name, {}, proseOf(state, element, name))];
    case "Lab":
      return buildLab(state, element, proseOf);
    case "Terminal":
      return buildTerminal(state, element, proseOf);
    case "TensorInspector":
      return buildInspector(state, element);
    default:
      return [];
  }
}

const withoutUndefined = (props: Record<string, string | number | boolean | undefined>): Props =>
  Object.fromEntries(
    Object.entries(props).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined),
  );

function buildSection(state: BuildState, element: JsxElement): LessonNode[] {
  const { context } = state;
  const props = readAttributes(context, "Section", element);
  if (props) {
    claimId(context, props.id, attributePlace(element, "id"));
    state.sections.push({ id: props.id, title: props.title, short: props.short ?? props.title });
  }
  const number = state.sections.length;
  let headings = 0;
  state.sectionId = props?.id ?? "";
  const children = buildBlocks(context, element.children, {
    heading: () => {
      headings++;
      // By position, so that an anchor is the same in every language.
      const id = `s${number}-${headings}`;
      claimId(context, id, openingTag(element));
      return id;
    },
    component: componentsIn(state, "Section"),
  });
  state.sectionId = null;
  if (!props) return [];
  return [
    component("Section", { id: props.id, title: props.title, short: props.short ?? props.title, number }, children),
  ];
}

function buildFigure(state: BuildState, element: JsxElement): LessonNode[] {
  const { context } = state;
  const props = readAttributes(context, "Figure", element);
  const caption = compact(proseOf(state, element, "Figure"));
  if (!props) return [];
  const { name, src, width, height } = props;
  if ((name === undefined) === (src === undefined)) {
    report(context, "figure-source", openingTag(element));
  } else if (name !== undefined && !context.figures.includes(name)) {
    const suggestion = nearestName(name, context.figures);
    report(context, "unknown-figure", attributePlace(element, "name"), { name, suggestion });
  } else if (src !== undefined) {
    checkPicture(context, src, attributePlace(element, "src"));
    for (const [attribute, value] of Object.entries({ width, height })) {
      if (value === undefined)
        report(context, "missing-attribute", openingTag(element), { component: "Figure", attribute });
    }
  }
  return [component("Figure", withoutUndefined(props), caption)];
}

function buildTerms(state: BuildState, element: JsxElement): LessonNode[] {
  readAttributes(state.context, "Terms", element);
  const terms = collectParts(state, element, "Terms").flatMap((part): LessonNode[] => {
    const props = readAttributes(state.context, "Term", part.element);
    const children = compact(proseOf(state, part.element, "Term"));
    return props ? [component("Term", withoutUndefined(props), children)] : [];
  });
  return [component("Terms", {}, terms)];
}

function buildChallenge(state: BuildState, element: JsxElement): LessonNode[] {
  const { context } = state;
  const props = readAttributes(context, "Challenge", element);
  if (props) claimId(context, props.id, attributePlace(element, "id"));
  state.challengeId = props?.id ?? "";
  const parts = collectParts(state, element, "Challenge");
  const scenarios = parts.filter((part) => part.name === "Scenario");
  if (scenarios.length === 0)
    report(context, "missing-child", openingTag(element), { component: "Challenge", child: "Scenario" });
  for (const extra of scenarios.slice(1)) {
    report(context, "duplicate-child", openingTag(extra.element), { component: "Challenge", child: "Scenario" });
  }
  if (scenarios.length === parts.length) {
    report(context, "missing-child", openingTag(element), {
      component: "Challenge",
      child: "NumberAnswer, SingleChoice, …",
    });
  }
  const children = parts.flatMap((part) => buildComponent(state, part.name, part.element));
  state.challengeId = null;
  return props ? [component("Challenge", props, children)] : [];
}
