import { expect, it } from "vitest";
import { stratifiedFolds } from "./k-fold.ts";

const labels = Int32Array.from({ length: 53 }, (_, at) => (at % 7 === 0 ? 2 : at % 2));
const folds = stratifiedFolds(labels, 3, 5, 7);

it("checks each picture once, the same share of each class in each fold", () => {
  expect(folds.flatMap((fold) => [...fold]).sort((a, b) => a - b)).toEqual([...labels.keys()]);
  for (const label of [0, 1, 2]) {
    const counts = folds.map((fold) => fold.filter((at) => labels[at] === label).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
  const sizes = folds.map(({ length }) => length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});

it("is drawn by the seed", () => {
  expect(stratifiedFolds(labels, 3, 5, 7)).toEqual(folds);
  expect(stratifiedFolds(labels, 3, 5, 8)).not.toEqual(folds);
});

it("refuses what can't be divided", () => {
  expect(() => stratifiedFolds(labels, 3, 54, 7)).toThrow("54 folds");
  expect(() => stratifiedFolds(labels, 3, 1, 7)).toThrow("1 folds");
  expect(() => stratifiedFolds(labels, 2, 5, 7)).toThrow("not a class");
});
