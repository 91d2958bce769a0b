import { expect, test } from "vitest";
import { cellOf, gradebookRows } from "./gradebook-rows.ts";

const policy = { tries: 2, credit: [1, 0.5], points: 1 };
const state = {
  userId: "u",
  itemId: "a.b",
  attempts: 1,
  triesUsed: 1,
  bestScore: 0,
  solved: false,
  solutionSeenAt: null,
  lastAttemptAt: null,
};

test("one mark a cell", () => {
  expect(cellOf({ policy }, undefined).state).toBe("none");
  expect(cellOf({ policy }, { ...state, attempts: 0, triesUsed: 0 }).state).toBe("none");
  expect(cellOf({ policy }, { ...state, triesUsed: 0 }).state).toBe("under-way");
  expect(cellOf({ policy }, state)).toEqual({ state: "wrong", score: 0, tries: 1, closed: false });
  expect(cellOf({ policy }, { ...state, triesUsed: 2 })).toMatchObject({ state: "wrong", closed: true });
  expect(cellOf({ policy }, { ...state, solutionSeenAt: new Date() }).state).toBe("seen");
  const solvedThenSeen = { ...state, solved: true, bestScore: 1, solutionSeenAt: new Date() };
  expect(cellOf({ policy }, solvedThenSeen)).toMatchObject({ state: "right", score: 1 });
  expect(cellOf({ policy: { ...policy, tries: null } }, { ...state, triesUsed: 99 }).closed).toBe(false);
});

test("a course's percentage is the mean of its lessons, and 100 means done", () => {
  const learner = { id: "u", name: "N", email: "e", closed: false, enrolled: true, lastSeenAt: null };
  const progress = {
    userId: "u",
    sectionsRead: ["s"],
    labsDone: [],
    lastSection: null,
    score: 0.1,
    maxScore: 1,
    state: "done" as const,
    updatedAt: new Date(),
  };
  const [row] = gradebookRows({
    learners: [learner],
    lessons: [
      { lessonId: "1", slug: "one" },
      { lessonId: "2", slug: "two" },
      { lessonId: "3", slug: "three" },
    ],
    items: [],
    states: [],
    progress: [
      { ...progress, lessonId: "1", percent: 100 },
      { ...progress, lessonId: "2", percent: 99, score: 0.2 },
    ],
  });
  expect(row?.percent).toBe(66);
  expect(row?.score).toBe(0.3);
  expect(row?.lessons.three?.state).toBe("not-started");
});
