import { describe, expect, it } from "vitest";
import { handInAllowance } from "./hand-in-allowance.ts";

const now = new Date("2026-01-02T12:00:00Z");
const minutesAgo = (...minutes: number[]) => minutes.map((minute) => new Date(now.getTime() - minute * 60_000));
const rule = { perHour: 3, perDay: 5 };
const allowance = (times: Date[]) => handInAllowance(times, now, rule);
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("how many heads may be handed in", () => {
  it("starts with an hour's worth", () => {
    expect(allowance([])).toEqual({ left: 3, nextAt: null });
  });

  it("waits for the oldest of an hour's to be an hour old", () => {
    expect(allowance(minutesAgo(1, 20, 50))).toEqual({ left: 0, nextAt: inMinutes(10) });
    expect(allowance(minutesAgo(1, 20, 60))).toEqual({ left: 1, nextAt: null });
  });

  it("waits for the day where that is full", () => {
    expect(allowance(minutesAgo(100, 200, 300, 400, 1000))).toEqual({ left: 0, nextAt: inMinutes(440) });
    expect(allowance(minutesAgo(100, 200, 300, 400))).toEqual({ left: 1, nextAt: null });
  });

  it("waits for both", () => {
    expect(allowance(minutesAgo(5, 10, 15, 1400, 1410)).nextAt).toEqual(inMinutes(45));
    expect(allowance(minutesAgo(5, 10, 15, 1000, 1010)).nextAt).toEqual(inMinutes(430));
  });

  it("counts more than the limit, where the limit fell", () => {
    expect(allowance(minutesAgo(1, 2, 3, 4, 5)).nextAt).toEqual(inMinutes(1437 - 2));
  });
});
