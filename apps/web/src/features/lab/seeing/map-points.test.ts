import { describe, expect, it } from "vitest";
import { type MapPoint, nearestPoint, nextPoint, placePoints } from "./map-points.ts";

const at = (path: string, x: number, y: number): MapPoint => ({ path, x, y, truth: 0, isHeldOut: true, said: 0 });

describe("points on the map", () => {
  it("are placed from the top left, with what was said of each", () => {
    const photos = ["a", "b"].map((path) => ({ path, truth: 1, isHeldOut: true }));
    const box = { left: -2, right: 2, bottom: 0, top: 10 };
    const points = placePoints(photos, {
      coordinates: new Float32Array([-2, 10, 0, 2.5]),
      predicted: new Int32Array([1, 0]),
      box,
    });
    expect(points).toMatchObject([
      { path: "a", x: 0, y: 0, said: 1 },
      { path: "b", x: 0.5, y: 0.75, said: 0 },
    ]);
  });

  const points = [at("left", 0.1, 0.5), at("middle", 0.5, 0.5), at("right", 0.9, 0.5), at("top", 0.52, 0.1)];
  const size = { width: 400, height: 320 };

  it("are found under the pointer, and not from afar", () => {
    expect(nearestPoint(points, { x: 0.51, y: 0.52 }, size, 16)?.path).toBe("middle");
    expect(nearestPoint(points, { x: 0.3, y: 0.5 }, size, 16)).toBeNull();
  });

  it("are gone through by arrow keys", () => {
    const [left, middle, right, top] = points as [MapPoint, MapPoint, MapPoint, MapPoint];
    expect(nextPoint(points, left, "right")).toBe(middle);
    expect(nextPoint(points, middle, "right")).toBe(right);
    expect(nextPoint(points, middle, "up")).toBe(top);
    expect(nextPoint(points, top, "down")).toBe(middle);
    expect(nextPoint(points, right, "right")).toBeNull();
  });
});
