import type { CurvePoint } from "@thaw/contracts/experiment";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCurvePlayer } from "./play-curves.ts";

const point = (epoch: number): CurvePoint => ({
  epoch,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: 1,
  validationAccuracy: 0.5,
});

/** Frames that the browser was asked for; `draw` plays the next one. */
let frames: ((now: number) => void)[] = [];
let now = 0;
const draw = (frameMs = 1000 / 60) => {
  now += frameMs;
  for (const frame of frames.splice(0)) frame(now);
};
const page = { hidden: false };

beforeEach(() => {
  frames = [];
  page.hidden = false;
  vi.stubGlobal("document", page);
  vi.stubGlobal("requestAnimationFrame", (frame: (now: number) => void) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("curves as they are shown", () => {
  it("grow once a frame, in order, and lose no point", async () => {
    const seen: number[] = [];
    const sizes: number[] = [];
    const player = createCurvePlayer((points) => {
      seen.push(...points.map(({ epoch }) => epoch));
      sizes.push(points.length);
    });
    for (let epoch = 1; epoch <= 60; epoch++) player.push(point(epoch));
    expect(frames).toHaveLength(1);
    const shown = player.shown();
    for (let frame = 0; frame < 60; frame++) draw();
    await shown;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    expect(Math.max(...sizes)).toBe(4);
    expect(sizes.length).toBeGreaterThanOrEqual(15);
  });

  it("take no longer where frames are slow", async () => {
    const sizes: number[] = [];
    const player = createCurvePlayer((points) => sizes.push(points.length));
    for (let epoch = 1; epoch <= 60; epoch++) player.push(point(epoch));
    const shown = player.shown();
    for (let frame = 0; frame < 6; frame++) draw(100);
    await shown;
    expect(sizes.reduce((sum, size) => sum + size)).toBe(60);
  });

  it("come at once on a page that nobody sees", async () => {
    page.hidden = true;
    const show = vi.fn();
    const player = createCurvePlayer(show);
    player.push(point(1));
    player.push(point(2));
    await player.shown();
    expect(show.mock.calls.flat(2)).toHaveLength(2);
  });

  it("don't hold a run up when the page is hidden halfway", async () => {
    vi.useFakeTimers();
    const show = vi.fn();
    const player = createCurvePlayer(show);
    player.push(point(1));
    const shown = player.shown();
    await vi.advanceTimersByTimeAsync(1500);
    await shown;
    expect(show).toHaveBeenCalledWith([point(1)]);
  });

  it("stop with the run", async () => {
    const show = vi.fn();
    const player = createCurvePlayer(show);
    player.push(point(1));
    const shown = player.shown();
    player.stop();
    await shown;
    draw();
    expect(show).not.toHaveBeenCalled();
  });
});
