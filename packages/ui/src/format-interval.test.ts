import { expect, test } from "vitest";
import { formatInterval, formatShare } from "./format-interval.ts";

test("an interval is whole per cents in the reader's own dash", () => {
  expect(formatInterval(0.667, 0.9, "en")).toBe("67–90");
  expect(formatInterval(0.667, 0.9, "ja")).toBe("67〜90");
});

test("an interval does not leave 0 to 100", () => {
  expect(formatInterval(-0.02, 1.04, "en")).toBe("0–100");
});

test("what was never measured is a dash, not a number", () => {
  expect(formatInterval(Number.NaN, 1, "en")).toBe("–");
  expect(formatShare(Number.NaN, "en")).toBe("–");
});

test("shares keep their decimals, so that columns line up", () => {
  expect(formatShare(0.81, "en")).toBe("81.0");
  expect(formatShare(0.5667, "ja")).toBe("56.7");
  expect(formatShare(1, "en", 0)).toBe("100");
});
