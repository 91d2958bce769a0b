import { describe, expect, it } from "vitest";
import { gradeLab } from "./grade-lab.ts";

const grade = (atLeast: number, correct: number, close = 0, total = 140) =>
  gradeLab({ goal: { metric: "accuracy", atLeast }, correct, close, total });

describe("grading a hand-in", () => {
  it("is reached at the goal itself, and missed one photo below", () => {
    expect(grade(0.9, 126).reached).toBe(true);
    expect(grade(0.9, 125).reached).toBe(false);
    expect(grade(0.55, 77).reached).toBe(true);
    expect(grade(1, 140).reached).toBe(true);
    expect(grade(1, 139).reached).toBe(false);
  });

  it("counts photos within rounding for the learner, a hundredth of all at most", () => {
    expect(grade(0.9, 125, 1)).toEqual({ counted: 126, reached: true });
    expect(grade(0.9, 124, 2)).toEqual({ counted: 126, reached: true });
    expect(grade(0.9, 123, 3)).toEqual({ counted: 125, reached: false });
  });

  it("gives nothing to a head that calls every photo a tie", () => {
    expect(grade(0.9, 20, 120)).toEqual({ counted: 22, reached: false });
  });
});
