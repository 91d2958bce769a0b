import { describe, expect, it } from "vitest";
import { attemptStatistics } from "./item-statistics.ts";

const fresh = { attempts: 0, solved: false, solutionSeenAt: null };
const single = (choice: string) => ({ kind: "single-choice" as const, choice });

describe("an attempt's part in the statistics", () => {
  it("is a learner and a first success when right at once", () => {
    const added = attemptStatistics({
      before: fresh,
      after: { triesUsed: 1 },
      verdict: "right",
      response: single("a"),
    });
    expect(added).toEqual({ attempts: 1, learners: 1, solvedFirst: 1, solved: 1, solutionsSeen: 0, choices: ["a"] });
  });

  it("is a success, and not a first one, later", () => {
    const before = { ...fresh, attempts: 1 };
    const added = attemptStatistics({ before, after: { triesUsed: 2 }, verdict: "right", response: single("a") });
    expect(added).toMatchObject({ learners: 0, solvedFirst: 0, solved: 1 });
  });

  it("still is a first success when what came before could not be read", () => {
    const before = { ...fresh, attempts: 3 };
    const response = { kind: "number" as const, text: "512" };
    expect(attemptStatistics({ before, after: { triesUsed: 1 }, verdict: "right", response })).toMatchObject({
      solvedFirst: 1,
    });
  });

  it.each([
    ["practice", { attempts: 2, solved: true, solutionSeenAt: null }],
    ["after the solution", { attempts: 2, solved: false, solutionSeenAt: new Date(0) }],
  ])("counts as an attempt alone when it is %s", (_, before) => {
    expect(attemptStatistics({ before, after: { triesUsed: 1 }, verdict: "right", response: single("a") })).toEqual({
      attempts: 1,
      learners: 0,
      solvedFirst: 0,
      solved: 0,
      solutionsSeen: 0,
      choices: [],
    });
  });

  it("counts each taken choice once, and none of an unreadable response", () => {
    const response = { kind: "several-choices" as const, choices: ["a", "b", "a"] };
    const common = { before: fresh, after: { triesUsed: 1 }, response };
    expect(attemptStatistics({ ...common, verdict: "wrong" }).choices).toEqual(["a", "b"]);
    expect(attemptStatistics({ ...common, verdict: "unreadable" }).choices).toEqual([]);
  });
});
