import type { MapRegions } from "@thaw/tl-engine/map/map-types";
import { markOf } from "./class-marks.ts";
import type { MapPoint } from "./map-points.ts";

/** Colours as the theme has them now, ready for a canvas. */
export interface MapColours {
  /** By class, as `rgb(…)`. */
  marks: readonly string[];
  ground: string;
  ink: string;
  wrong: string;
}

const REGION_ALPHA = 0.2;

/** The head's answer by place as a small picture: drawn out to the map's size it has soft edges. */
export function paintRegions({ columns, rows, classes }: MapRegions, { marks }: MapColours): OffscreenCanvas {
  const picture = new OffscreenCanvas(columns, rows);
  const context = picture.getContext("2d");
  if (!context) return picture;
  const parsed = marks.map((mark) => (mark.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));
  const image = context.createImageData(columns, rows);
  for (const [i, index] of classes.entries()) {
    const [red = 0, green = 0, blue = 0] = parsed[index] ?? [];
    image.data.set([red, green, blue, 255 * REGION_ALPHA], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return picture;
}

interface Drawing {
  points: readonly MapPoint[];
  regions: OffscreenCanvas | null;
  colours: MapColours;
  width: number;
  height: number;
  /** Device pixels a pixel. */
  scale: number;
}

/** Training photos outlined and small, held-out ones filled, wrong ones in a ring: what matters lies on top. */
export function drawPoints(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { points, regions, colours, width, height, scale } = drawing;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  if (regions) {
    context.imageSmoothingEnabled = true;
    context.drawImage(regions, 0, 0, width, height);
  }
  const outlines = new Map<number, Path2D>();
  const outlineOf = (index: number) => {
    const outline = outlines.get(index) ?? new Path2D(markOf(index).outline);
    outlines.set(index, outline);
    return outline;
  };
  const isWrong = ({ isHeldOut, said, truth }: MapPoint) => isHeldOut && said !== null && said !== truth;
  const order = (point: MapPoint) => (isWrong(point) ? 2 : point.isHeldOut ? 1 : 0);
  for (const point of points.toSorted((a, b) => order(a) - order(b))) {
    const size = point.isHeldOut ? 1 : 0.72;
    const factor = scale * size;
    context.setTransform(factor, 0, 0, factor, point.x * width * scale, point.y * height * scale);
    const outline = outlineOf(point.truth);
    const colour = colours.marks[point.truth] ?? colours.ink;
    context.lineWidth = 1.6;
    context.fillStyle = point.isHeldOut ? colour : colours.ground;
    context.fill(outline);
    context.strokeStyle = point.isHeldOut ? colours.ground : colour;
    context.stroke(outline);
    if (!isWrong(point)) continue;
    context.beginPath();
    context.arc(0, 0, 9, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = colours.wrong;
    context.stroke();
  }
}
