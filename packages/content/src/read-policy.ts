import type { ItemPolicy } from "@thaw/contracts/lesson-document";
import type { BuildState } from "./build-state.ts";
import { report } from "./compile-context.ts";
import { attributePlace, type JsxElement } from "./read-attributes.ts";

/** How an item is tried and what it earns, from its attributes. */
export function readPolicy(
  state: BuildState,
  element: JsxElement,
  props: { tries?: number | undefined; credit?: string | undefined; points?: number | undefined },
): ItemPolicy {
  const tries = props.tries ?? null;
  const policy: ItemPolicy = { tries, credit: [1], points: props.points ?? 1 };
  if (props.credit === undefined) return policy;
  const credit = props.credit
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const falls = credit.every((share, index) => share <= (credit[index - 1] ?? 1));
  const valid = credit.length <= (tries ?? 20) && credit.every((share) => share >= 0 && share <= 1) && falls;
  if (valid) return { ...policy, credit };
  report(state.context, "credit-list", attributePlace(element, "credit"), {
    credit: props.credit,
    tries: tries ?? "∞",
  });
  return policy;
}
