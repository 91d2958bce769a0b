import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { BuildState, Part, ProseBuilder } from "./build-state.ts";
import { type Place, report } from "./compile-context.ts";
import type { ItemComponent } from "./component-schemas.ts";
import { attributePlace, openingTag, readAttributes } from "./read-attributes.ts";

export interface When {
  value: string;
  place: Place | undefined;
  say: LessonNode[];
}

/** What is said to wrong answers: one sentence for any, and one each for the mistakes an author foresees. */
export function readWhens(
  state: BuildState,
  component: ItemComponent,
  parts: readonly Part[],
  prose: ProseBuilder,
): { whens: When[]; wrong: LessonNode[] } {
  const foresees = component === "NumberAnswer" || component === "TextAnswer";
  const whens: When[] = [];
  let wrong: LessonNode[] | undefined;
  for (const { name, element } of parts) {
    if (name !== "Wrong") continue;
    const props = readAttributes(state.context, "Wrong", element);
    const say = prose(state, element, "Wrong");
    if (props?.when !== undefined) {
      const place = attributePlace(element, "when");
      if (foresees) whens.push({ value: String(props.when), place, say });
      else report(state.context, "when-not-allowed", place, { component });
    } else if (wrong !== undefined) {
      report(state.context, "duplicate-child", openingTag(element), { component, child: "Wrong" });
    } else {
      wrong = say;
    }
  }
  return { whens, wrong: wrong ?? [] };
}
