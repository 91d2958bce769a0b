import type { GradebookCell, GradebookLearner } from "@thaw/contracts/teaching";
import { expect, test } from "vitest";
import { findLearners, isStuck, itemFigures, type Order } from "./gradebook-order.ts";

const cell = (state: GradebookCell["state"], score = 0, closed = false): GradebookCell => ({
  state,
  score,
  tries: state === "none" ? 0 : 1,
  closed,
});
const learner = (name: string, percent: number, cells: Record<string, GradebookCell> = {}): GradebookLearner => ({
  id: name,
  name,
  email: `${name}@test.example`,
  enrolled: true,
  closed: false,
  lastSeenAt: null,
  percent,
  score: 0,
  cells,
  lessons: {},
});
const learners = [
  learner("Learner 10", 40, { "l.q": cell("right", 0.5) }),
  learner("Learner 9", 80, { "l.q": cell("wrong", 0, true) }),
  learner("Ｌearner 11", 0, { "l.q": cell("none") }),
];
const find = (options: Partial<{ search: string; filter: "everyone" | "stuck" | "not-begun"; order: Order }>) =>
  findLearners(learners, {
    search: "",
    filter: "everyone",
    order: { key: "name", descending: false },
    locale: "en",
    ...options,
  }).map(({ name }) => name);

test("names sort by their numbers, and every other order falls back to names", () => {
  expect(find({})).toEqual(["Learner 9", "Learner 10", "Ｌearner 11"]);
  expect(find({ order: { key: "percent", descending: true } })[0]).toBe("Learner 9");
  expect(find({ order: { key: "item:l.q", descending: false } })).toEqual(["Ｌearner 11", "Learner 9", "Learner 10"]);
  expect(find({ order: { key: "last-seen", descending: false } })).toEqual(["Learner 9", "Learner 10", "Ｌearner 11"]);
});

test("a search finds full-width letters by half-width ones, and addresses", () => {
  expect(find({ search: "LEARNER 11" })).toEqual(["Ｌearner 11"]);
  expect(find({ search: "９" })).toEqual(["Learner 9"]);
  expect(find({ search: "@test" })).toHaveLength(3);
});

test("stuck: the tries are used up, unsolved, and the solution was not seen", () => {
  expect(find({ filter: "stuck" })).toEqual(["Learner 9"]);
  expect(find({ filter: "not-begun" })).toEqual(["Ｌearner 11"]);
  expect(isStuck(learner("x", 0, { q: cell("seen", 0, true) }))).toBe(false);
});

test("an item's mean is over who answered, in per cent of its points", () => {
  const statistic = { attempts: 3, learners: 2, rightFirst: 1, right: 1, solutionsSeen: 0 };
  const item = { id: "l.q", label: "Q", kind: "text", points: 2, tries: 3, statistic };
  expect(itemFigures(item, learners)).toEqual({ mean: 13, rightFirst: 50 });
  expect(itemFigures({ ...item, id: "l.r", statistic: { ...statistic, learners: 0 } }, learners)).toEqual({
    mean: null,
    rightFirst: null,
  });
});
