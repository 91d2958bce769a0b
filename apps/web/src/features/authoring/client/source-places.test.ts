import { expect, test } from "vitest";
import { placeOfLine, sourcePlaces } from "./source-places.ts";

const source = `---
lesson: x
---

<Section id="first" title="A > B" short="A">
text
<SingleChoice
  label="Q" id="q-1" points={1}>
<Choice id="a" correct>yes</Choice>
</SingleChoice>
</Section>
<Section id="second" title="B">
</Section>
`;

test("sections and items are places, choices are not", () => {
  expect(sourcePlaces(source).map(({ id, component, line }) => [id, component, line])).toEqual([
    ["first", "Section", 5],
    ["q-1", "SingleChoice", 7],
    ["second", "Section", 12],
  ]);
});

test("a line belongs to the place that began last", () => {
  const places = sourcePlaces(source);
  expect(placeOfLine(places, 1)).toBeUndefined();
  expect(placeOfLine(places, 6)?.id).toBe("first");
  expect(placeOfLine(places, 9)?.id).toBe("q-1");
  expect(placeOfLine(places, 99)?.id).toBe("second");
});
