import type { ItemKey } from "@thaw/contracts/answer-key";
import { itemIdOf } from "@thaw/contracts/ids";
import type { AnswerableItem, LessonNode } from "@thaw/contracts/lesson-document";
import { buildChoices } from "./build-choices.ts";
import { type BuildState, collectParts, type Part, type ProseBuilder, plainText } from "./build-state.ts";
import { claimId, report } from "./compile-context.ts";
import type { AuthorComponent, ItemComponent, PropsOf } from "./component-schemas.ts";
import { parseExpectation } from "./parse-expectation.ts";
import { attributePlace, type JsxElement, openingTag, readAttributes } from "./read-attributes.ts";
import { readPolicy } from "./read-policy.ts";
import { readWhens } from "./read-whens.ts";

type ItemProps = PropsOf<ItemComponent>;
type KeyBase = Pick<ItemKey, "right" | "wrong" | "solution">;

/** The one part of a name, if there is one; more than one is reported. */
function onlyPart(
  state: BuildState,
  component: ItemComponent,
  parts: Part[],
  child: AuthorComponent,
): Part | undefined {
  const [first, ...more] = parts.filter((part) => part.name === child);
  for (const extra of more) report(state.context, "duplicate-child", openingTag(extra.element), { component, child });
  return first;
}

export function buildItem(
  state: BuildState,
  component: ItemComponent,
  element: JsxElement,
  prose: ProseBuilder,
): LessonNode[] {
  const { context } = state;
  const props = readAttributes(context, component, element);
  // Notes stand at the end of the page, where all can read them: an item's text has none.
  const footnotesAllowed = context.footnotes.allowed;
  context.footnotes.allowed = false;
  const parts = collectParts(state, element, component);
  const proseOf = (child: AuthorComponent): LessonNode[] => {
    const part = onlyPart(state, component, parts, child);
    if (!part) return [];
    if (child !== "Wrong") readAttributes(context, child, part.element);
    return prose(state, part.element, child);
  };
  const prompt = proseOf("Prompt");
  if (prompt.length === 0) report(context, "missing-child", openingTag(element), { component, child: "Prompt" });
  const { whens, wrong } = readWhens(state, component, parts, prose);
  const solution = proseOf("Solution");
  const keyBase: KeyBase = { right: proseOf("Right"), wrong, solution: solution.length > 0 ? solution : null };

  const kindParts = readKind(state, component, element, props, parts, whens, keyBase, prose);
  context.footnotes.allowed = footnotesAllowed;
  if (!props) return [];
  claimId(context, props.id, attributePlace(element, "id"));
  if (!kindParts) return [];
  const id = itemIdOf(context.lessonSlug, props.id);
  const text = plainText(prompt).trim();
  state.items.push({
    id,
    slug: props.id,
    sectionId: state.sectionId,
    challengeId: state.challengeId,
    label: props.label ?? (text.length > 48 ? `${Array.from(text).slice(0, 47).join("")}…` : text),
    prompt,
    policy: readPolicy(state, element, props),
    hasSolution: solution.length > 0,
    ...kindParts.item,
  });
  state.keys[id] = kindParts.key;
  return [{ type: "component", name: "Item", props: { id }, children: [] }];
}

type Whens = ReturnType<typeof readWhens>["whens"];
type KindOf<Item> = Item extends AnswerableItem
  ? Omit<Item, "id" | "slug" | "sectionId" | "challengeId" | "label" | "prompt" | "policy" | "hasSolution">
  : never;
interface KindParts {
  item: KindOf<AnswerableItem>;
  key: ItemKey;
}

function readKind(
  state: BuildState,
  component: ItemComponent,
  element: JsxElement,
  props: ItemProps | null,
  parts: Part[],
  whens: Whens,
  keyBase: KeyBase,
  prose: ProseBuilder,
): KindParts | null {
  if (component === "SingleChoice" || component === "SeveralChoices") {
    return buildChoices(state, component, element, parts, keyBase, prose);
  }
  if (!props) return null;
  if ("answer" in props) return readNumber(state, element, props, whens, keyBase);
  if ("accept" in props) return readText(state, element, props, whens, keyBase);
  if ("expects" in props) return readCode(state, element, props, keyBase);
  return null;
}

function readNumber(
  state: BuildState,
  element: JsxElement,
  props: PropsOf<"NumberAnswer">,
  whens: Whens,
  keyBase: KeyBase,
): KindParts {
  const { answer, tolerance = 0, unit = null } = props;
  if (answer !== 0 && tolerance >= Math.abs(answer)) {
    report(state.context, "tolerance-wide", attributePlace(element, "tolerance"), { answer, tolerance }, "warning");
  }
  const when: Extract<ItemKey, { kind: "number" }>["when"] = [];
  for (const { value, place, say } of whens) {
    const mistake = Number(value);
    if (value.trim() === "" || !Number.isFinite(mistake)) report(state.context, "number-when", place, { when: value });
    else if (Math.abs(mistake - answer) <= tolerance) report(state.context, "when-is-right", place, { when: value });
    else if (when.some((one) => one.answer === mistake))
      report(state.context, "when-duplicate", place, { when: value });
    else when.push({ answer: mistake, say });
  }
  return {
    item: { kind: "number", unit, tolerance },
    key: { ...keyBase, kind: "number", answer, tolerance, when },
  };
}

function readText(
  state: BuildState,
  element: JsxElement,
  props: PropsOf<"TextAnswer">,
  whens: Whens,
  keyBase: KeyBase,
): KindParts | null {
  const accept = props.accept
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (accept.length === 0) {
    report(state.context, "accept-empty", attributePlace(element, "accept"));
    return null;
  }
  const caseSensitive = props.case ?? false;
  const fold = (value: string) => {
    const folded = value.normalize("NFKC").trim().replace(/\s+/g, " ");
    return caseSensitive ? folded : folded.toLowerCase();
  };
  const taken = new Set<string>();
  for (const { value, place } of whens) {
    if (accept.some((one) => fold(one) === fold(value))) report(state.context, "when-is-right", place, { when: value });
    if (taken.has(fold(value))) report(state.context, "when-duplicate", place, { when: value });
    taken.add(fold(value));
  }
  const when = whens.map(({ value, say }) => ({ answer: value, say }));
  return {
    item: { kind: "text", maxLength: 200 },
    key: { ...keyBase, kind: "text", accept, caseSensitive, when },
  };
}

const pythonName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const pythonKeywords = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

function readCode(
  state: BuildState,
  element: JsxElement,
  props: PropsOf<"CodeAnswer">,
  keyBase: KeyBase,
): KindParts | null {
  const { binding } = props;
  if (!pythonName.test(binding) || pythonKeywords.has(binding)) {
    report(state.context, "binding-name", attributePlace(element, "binding"), { binding });
  }
  const result = parseExpectation(props.expects);
  if (!("expectation" in result)) {
    const { code, detail, suggestion } = result;
    report(state.context, code, attributePlace(element, "expects"), { detail, suggestion });
    return null;
  }
  return {
    item: { kind: "code-expression", binding },
    key: { ...keyBase, kind: "code-expression", binding, expects: result.expectation },
  };
}
