import { expect, test } from "vitest";
import { keepNewest } from "./keep-newest.ts";

test("the newest few are there, older ones are not", () => {
  const kept = keepNewest<number>(2);
  kept.get("a", "x");
  for (const [value, key] of ["x", "y", "z"].entries()) kept.set("a", key, value);
  expect(["x", "y", "z"].map((key) => kept.get("a", key))).toEqual([undefined, 1, 2]);
});

test("another account finds nothing of the one before, and nothing that comes late", () => {
  const kept = keepNewest<number>(2);
  kept.get("a", "x");
  kept.set("a", "x", 1);
  expect(kept.get("b", "x")).toBeUndefined();
  kept.set("a", "x", 1);
  expect(kept.get("b", "x")).toBeUndefined();
  expect(kept.get("a", "x")).toBeUndefined();
});

test("nothing is kept for nobody", () => {
  const kept = keepNewest<number>(2);
  kept.get(null, "x");
  kept.set(null, "x", 1);
  expect(kept.get(null, "x")).toBeUndefined();
});
