import { describe, expect, it } from "vitest";
import { lessonProgress, type ProgressItem } from "./lesson-progress.ts";

const item = (id: string, state: Partial<ProgressItem> = {}): ProgressItem => ({
  id,
  points: 1,
  bestScore: 0,
  solved: false,
  solutionSeen: false,
  closed: false,
  ...state,
});
const lesson = { sections: ["a", "b"], items: [item("q1"), item("q2")], labs: ["lab"], sectionsRead: [], labsDone: [] };

describe("progress in a lesson", () => {
  it("starts at nothing", () => {
    expect(lessonProgress(lesson)).toEqual({
      percent: 0,
      sectionsDone: 0,
      itemsDone: 0,
      labsDone: 0,
      score: 0,
      maxScore: 2,
      state: "not-started",
    });
  });

  it("counts each section, item and lab once", () => {
    const items = [item("q1", { solved: true, bestScore: 0.5 }), item("q2")];
    expect(lessonProgress({ ...lesson, items, sectionsRead: ["a", "a"] })).toMatchObject({
      percent: 40,
      sectionsDone: 1,
      itemsDone: 1,
      score: 0.5,
      state: "under-way",
    });
  });

  it.each([["solved"], ["solutionSeen"], ["closed"]] as const)("takes an item that is %s as settled", (field) => {
    expect(lessonProgress({ ...lesson, items: [item("q1", { [field]: true })] }).itemsDone).toBe(1);
  });

  it("is done only when nothing is left, and never before at 100", () => {
    const items = Array.from({ length: 200 }, (_, index) => item(`q${index}`, { solved: index > 0 }));
    const almost = { sections: [], sectionsRead: [], items, labs: [], labsDone: [] };
    expect(lessonProgress(almost)).toMatchObject({ percent: 99, state: "under-way" });
    const all = { ...lesson, items: [], sectionsRead: ["b", "a"], labsDone: ["lab"] };
    expect(lessonProgress(all)).toMatchObject({ percent: 100, state: "done" });
  });

  it("ignores what the lesson no longer has, and adds scores in hundredths", () => {
    expect(lessonProgress({ ...lesson, sectionsRead: ["gone"], labsDone: ["gone"] }).state).toBe("not-started");
    const items = [0.1, 0.2, 0.7].map((bestScore, index) => item(`q${index}`, { bestScore }));
    expect(lessonProgress({ ...lesson, items }).score).toBe(1);
  });

  it("has nothing to say of an empty lesson", () => {
    const empty = { sections: [], sectionsRead: [], items: [], labs: [], labsDone: [] };
    expect(lessonProgress(empty)).toMatchObject({ percent: 0, maxScore: 0, state: "not-started" });
  });
});
