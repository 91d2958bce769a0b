import { describe, expect, it } from "vitest";
import { highestThird, spreadRamp, toBytes } from "./heat-colours.ts";

const grey = (value: number) => ((255 << 24) | (value << 16) | (value << 8) | value) >>> 0;

describe("colours of a map", () => {
  it("go through the ramp's nine, zero in the middle", () => {
    const ramp = Uint32Array.from({ length: 10 }, (_, at) => grey(at * 20));
    const colours = spreadRamp(ramp);
    expect(colours).toHaveLength(255);
    expect([colours[0], colours[127], colours[254]]).toEqual([grey(0), grey(80), grey(160)]);
    expect((colours[135] ?? 0) & 255).toBe(85);
  });

  it("are at their ends where a value is beyond the scale", () => {
    expect([...toBytes(new Float32Array([0, 1, -0.5, 9, -9]), 2)]).toEqual([0, 64, -32, 127, -127]);
    expect([...toBytes(new Float32Array([1]), 0)]).toEqual([0]);
  });
});

describe("where a map is highest", () => {
  it.each([
    [0, { column: 0, row: 0 }],
    [24, { column: 1, row: 1 }],
    [48, { column: 2, row: 2 }],
    [6, { column: 2, row: 0 }],
  ])("of 7 × 7, place %d", (place, third) => {
    const values = new Float32Array(49).fill(-1);
    values[place] = 3;
    expect(highestThird(values, 7)).toEqual(third);
  });
});
