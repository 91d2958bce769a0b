import { describe, expect, it } from "vitest";
import { explainGap } from "./explain-gap.ts";

describe("the gap between the learner's figure and the server's", () => {
  it.each([
    [133, 140, { low: 0.84, high: 0.97 }, "agree"],
    [140, 140, { low: 0.55, high: 0.75 }, "above"],
    [84, 140, { low: 0.84, high: 0.97 }, "below"],
    // Seven photos say next to nothing, so that nothing contradicts them.
    [7, 7, { low: 0.55, high: 0.75 }, "agree"],
  ] as const)("of %i in %i with %o is %s", (correct, total, result, expected) => {
    expect(explainGap({ correct, total }, result)).toBe(expected);
  });
});
