import type { FeatureMap, MapBox } from "@thaw/tl-engine/map/map-types";

/** A photo on the map. */
export interface MapPoint {
  path: string;
  truth: number;
  isHeldOut: boolean;
  /** Shares of the map's width and height from its top left. */
  x: number;
  y: number;
  /** The head's answer for the photo itself; null without a head. */
  said: number | null;
}

export interface MappedPhoto {
  path: string;
  truth: number;
  isHeldOut: boolean;
}

/** Photos where a map puts them, in their order. */
export function placePoints(
  photos: readonly MappedPhoto[],
  { coordinates, predicted, box }: Pick<FeatureMap, "coordinates" | "box"> & { predicted: Int32Array | null },
): MapPoint[] {
  return photos.map((photo, at) => ({
    ...photo,
    ...placeIn(box, coordinates[2 * at] ?? 0, coordinates[2 * at + 1] ?? 0),
    said: predicted?.[at] ?? null,
  }));
}

const placeIn = ({ left, right, top, bottom }: MapBox, x: number, y: number) => ({
  x: (x - left) / (right - left),
  y: (top - y) / (top - bottom),
});

/**
 * The visible point nearest to a place of the map, in its pixels.
 * @param within pixels; farther ones are none.
 */
export function nearestPoint(
  points: readonly MapPoint[],
  place: { x: number; y: number },
  size: { width: number; height: number },
  within: number,
): MapPoint | null {
  let best: MapPoint | null = null;
  let least = within ** 2;
  for (const point of points) {
    const distance = ((point.x - place.x) * size.width) ** 2 + ((point.y - place.y) * size.height) ** 2;
    // Of two at one place the later one is on top.
    if (distance <= least) {
      best = point;
      least = distance;
    }
  }
  return best;
}

export type Way = "left" | "right" | "up" | "down";
const steps: Record<Way, readonly [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
/** Width by height of the map. */
export const mapAspect = 5 / 4;

/** The next point that way: near, and not far off the way; null at the edge. Every point can be come to by some way. */
export function nextPoint(points: readonly MapPoint[], from: MapPoint, way: Way): MapPoint | null {
  const [dx, dy] = steps[way];
  let best: MapPoint | null = null;
  let least = Infinity;
  for (const point of points) {
    if (point.path === from.path) continue;
    const x = (point.x - from.x) * mapAspect;
    const y = point.y - from.y;
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0) continue;
    const cost = along + 2.5 * aside;
    if (cost < least) {
      best = point;
      least = cost;
    }
  }
  return best;
}
