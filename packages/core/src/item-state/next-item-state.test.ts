import type { Verdict } from "@thaw/contracts/response";
import { describe, expect, it } from "vitest";
import { creditForAttempt } from "../credit/credit-for-attempt.ts";
import { closedReason, type ItemState, nextItemState } from "./next-item-state.ts";

const policy = { tries: 3, credit: [1, 0.5, 0.25], points: 2 };
const fresh: ItemState = { attempts: 0, triesUsed: 0, bestScore: 0, solved: false, solutionSeenAt: null };
const now = new Date("2026-01-02T03:04:05Z");

/** Plays verdicts one after the other; a refused attempt changes nothing. */
function play(verdicts: Verdict[], start: Partial<ItemState> = {}, policyUsed = policy) {
  let state: ItemState = { ...fresh, ...start };
  const scores: (number | string)[] = [];
  for (const verdict of verdicts) {
    const next = nextItemState({ policy: policyUsed, before: state, verdict, share: verdict === "right" ? 1 : 0, now });
    if (next.accepted) state = { ...state, ...next.state };
    scores.push(next.accepted ? next.score : next.reason);
  }
  const { attempts, triesUsed, bestScore, solved } = state;
  return { scores, attempts, triesUsed, bestScore, solved };
}

describe("credit", () => {
  it("falls with the tries, and its last entry holds for the rest", () => {
    const points = [1, 2, 3, 4, 9].map((tryNumber) =>
      creditForAttempt({ policy, tryNumber, solutionSeen: false, share: 1 }),
    );
    expect(points).toEqual([2, 1, 0.5, 0.5, 0.5]);
  });

  it("is nothing after the solution, and in proportion to the share", () => {
    expect(creditForAttempt({ policy, tryNumber: 1, solutionSeen: true, share: 1 })).toBe(0);
    expect(creditForAttempt({ policy, tryNumber: 1, solutionSeen: false, share: 0.5 })).toBe(1);
    expect(creditForAttempt({ policy, tryNumber: 1, solutionSeen: false, share: 0 })).toBe(0);
  });

  it("is stored as shown, in hundredths", () => {
    const thirds = { tries: null, credit: [1 / 3], points: 1 };
    expect(creditForAttempt({ policy: thirds, tryNumber: 1, solutionSeen: false, share: 1 })).toBe(0.33);
  });
});

describe("an item's state", () => {
  it("counts tries and earns by them", () => {
    expect(play(["wrong", "right"])).toEqual({ scores: [0, 1], attempts: 2, triesUsed: 2, bestScore: 1, solved: true });
  });

  it("charges no try for what cannot be read", () => {
    expect(play(["unreadable", "unreadable", "right"])).toEqual({
      scores: [0, 0, 2],
      attempts: 3,
      triesUsed: 1,
      bestScore: 2,
      solved: true,
    });
  });

  it("closes after the last try, also for what cannot be read", () => {
    expect(play(["wrong", "wrong", "wrong", "right", "unreadable"])).toEqual({
      scores: [0, 0, 0, "tries-used-up", "tries-used-up"],
      attempts: 3,
      triesUsed: 3,
      bestScore: 0,
      solved: false,
    });
  });

  it("takes what follows a right answer as practice, which lowers and uses nothing", () => {
    expect(play(["wrong", "right", "wrong", "right", "wrong"])).toEqual({
      scores: [0, 1, 0, 0, 0],
      attempts: 5,
      triesUsed: 2,
      bestScore: 1,
      solved: true,
    });
  });

  it("records attempts after the solution without credit, and keeps what was earned before", () => {
    expect(play(["right"], { solutionSeenAt: now })).toMatchObject({
      scores: [0],
      bestScore: 0,
      solved: true,
      triesUsed: 0,
    });
    expect(play(["wrong", "right"], { solutionSeenAt: now, bestScore: 1, solved: true })).toMatchObject({
      scores: [0, 0],
      bestScore: 1,
    });
  });

  it("never closes where tries have no limit", () => {
    const unlimited = { tries: null as unknown as number, credit: [1], points: 1 };
    expect(play(Array<Verdict>(40).fill("wrong"), {}, unlimited)).toMatchObject({ attempts: 40, triesUsed: 40 });
    expect(closedReason({ tries: null }, { triesUsed: 99, solved: false })).toBeNull();
  });

  it("never lets a score fall, whatever comes", () => {
    const verdicts: Verdict[] = ["right", "wrong", "unreadable"];
    for (let code = 0; code < 3 ** 6; code++) {
      const sequence = Array.from({ length: 6 }, (_, index) => verdicts[Math.floor(code / 3 ** index) % 3] as Verdict);
      let best = 0;
      for (let length = 1; length <= 6; length++) {
        const { bestScore, triesUsed } = play(sequence.slice(0, length));
        expect(bestScore).toBeGreaterThanOrEqual(best);
        expect(triesUsed).toBeLessThanOrEqual(3);
        best = bestScore;
      }
    }
  });
});
