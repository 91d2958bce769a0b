import { describe, expect, test } from "vitest";
import { estimateTextWidth, linearScale, linePath, nearest, niceTicks, spreadLabels } from "./chart-scale.ts";

describe("niceTicks", () => {
  test("steps by 1, 2, 2.5 or 5 and covers both ends", () => {
    expect(niceTicks(0, 2)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(niceTicks(3, 97)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(20, 80)).toEqual([20, 40, 60, 80]);
  });
  test("leaves no trace of binary fractions", () => {
    expect(niceTicks(0, 0.4)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  });
  test("gives a single value room on both sides", () => {
    const ticks = niceTicks(0.7, 0.7);
    expect(ticks[0]).toBeLessThan(0.7);
    expect(ticks.at(-1)).toBeGreaterThan(0.7);
    expect(niceTicks(0, 0).length).toBeGreaterThan(1);
  });
  test("survives values that are no numbers", () => {
    expect(niceTicks(Number.NaN, Number.NaN)).toEqual([0, 1]);
    expect(niceTicks(0, Number.POSITIVE_INFINITY)).toEqual([0, 1]);
  });
});

describe("linearScale", () => {
  test("turns an axis upside down, as pixels need it", () => {
    const toY = linearScale([0, 2], [200, 0]);
    expect(toY(0)).toBe(200);
    expect(toY(0.5)).toBe(150);
  });
  test("does not divide by a domain without extent", () => {
    expect(linearScale([3, 3], [10, 90])(3)).toBe(10);
  });
});

describe("linePath", () => {
  test("rounds to a tenth of a pixel", () => {
    expect(
      linePath([
        { x: 0, y: 1.26 },
        { x: 2, y: 3 },
      ]),
    ).toBe("M0 1.3L2 3");
  });
  test("breaks at a loss that ran off instead of drawing to zero", () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 1, y: Number.NaN },
        { x: 2, y: 3 },
        { x: 3, y: 4 },
      ]),
    ).toBe("M0 1M2 3L3 4");
  });
});

describe("nearest", () => {
  test("finds the closest and has nothing to say about nothing", () => {
    expect(nearest([0, 5, 10], 7.4)).toBe(5);
    expect(nearest([0, 5, 10], 99)).toBe(10);
    expect(nearest([], 1)).toBeUndefined();
  });
});

describe("spreadLabels", () => {
  test("pushes neighbours apart and keeps their order", () => {
    expect(spreadLabels([50, 52], 15, 0, 100)).toEqual([50, 65]);
    expect(spreadLabels([52, 50], 15, 0, 100)).toEqual([65, 50]);
  });
  test("stays above the lower edge of the plot", () => {
    expect(spreadLabels([98, 99], 15, 0, 100)).toEqual([85, 100]);
  });
  test("leaves labels with room where they are", () => {
    expect(spreadLabels([10, 60], 15, 0, 100)).toEqual([10, 60]);
  });
});

test("kana and kanji are taken to be wider than Latin letters", () => {
  expect(estimateTextWidth("検証")).toBe(24);
  expect(estimateTextWidth("ab")).toBeCloseTo(13.2);
});
