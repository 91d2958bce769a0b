import { expect, test } from "vitest";
import { heatClass } from "./heat-class.ts";

test("an empty cell, or a class without pictures, has no colour", () => {
  expect(heatClass(0, 6, true)).toBeUndefined();
  expect(heatClass(0, 0, false)).toBeUndefined();
});

test("right answers warm with their share of the row, not with their count", () => {
  expect(heatClass(4, 6, true)).toBe("d4");
  expect(heatClass(5, 6, true)).toBe("d5");
  expect(heatClass(6, 6, true)).toBe("d6");
  expect(heatClass(60, 600, true)).toBe("d4");
});

test("a mistake made by a fifth of a class stands out", () => {
  expect(heatClass(1, 6, false)).toBe("e1");
  expect(heatClass(2, 6, false)).toBe("e2");
});
