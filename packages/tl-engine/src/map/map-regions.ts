import type { Head } from "../client/lab-types.ts";
import { predict } from "../head/predict.ts";
import type { MapBox, MapRegions } from "./map-types.ts";
import type { PrincipalPlane } from "./principal-components.ts";

/** Fine enough that an edge looks straight at the size of a screen's half. */
const COLUMNS = 160;
const ROWS = 128;
const MARGIN = 0.06;
/** Width by height. */
export const MAP_ASPECT = 5 / 4;

/** What holds all points, with a margin, in the map's aspect: a unit is as long across as it is up. Never of no extent. */
export function boxOf(coordinates: Float32Array): MapBox {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coordinates.length; i += 2) {
    const x = coordinates[i] as number;
    const y = coordinates[i + 1] as number;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (!(right >= left)) return { left: -1, bottom: -1, right: 1, top: 1 };
  const width = Math.max(right - left, (top - bottom) * MAP_ASPECT) * (1 + 2 * MARGIN) || 2;
  const height = width / MAP_ASPECT;
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return { left: x - width / 2, right: x + width / 2, bottom: y - height / 2, top: y + height / 2 };
}

/** The middle of a cell, row 0 at the top. */
function middleOf(box: MapBox, column: number, row: number): [number, number] {
  const x = box.left + ((column + 0.5) / COLUMNS) * (box.right - box.left);
  return [x, box.top - ((row + 0.5) / ROWS) * (box.top - box.bottom)];
}

/**
 * The head's answer at each place of the plane: `mean + x · first + y · second`, the features that the place stands for.
 * Exact there; a photo lies off the plane, and its own answer may be another.
 */
export function planeRegions(head: Head, { mean, axes }: PrincipalPlane, box: MapBox): MapRegions {
  const classes = new Uint8Array(COLUMNS * ROWS);
  const { width } = head;
  const line = new Float32Array(COLUMNS * width);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = middleOf(box, column, row);
      for (let k = 0; k < width; k++) {
        line[column * width + k] = (mean[k] as number) + x * (axes[0][k] as number) + y * (axes[1][k] as number);
      }
    }
    classes.set(predict(head, line).predicted, row * COLUMNS);
  }
  return { columns: COLUMNS, rows: ROWS, classes };
}

/** A map without a way back has no features to ask the head about; each place takes the answer of the nearest point. */
export function nearestRegions(coordinates: Float32Array, predicted: Int32Array, box: MapBox): MapRegions {
  const classes = new Uint8Array(COLUMNS * ROWS);
  const scaleX = 1 / (box.right - box.left);
  const scaleY = 1 / (box.top - box.bottom);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = middleOf(box, column, row);
      let nearest = Infinity;
      let found = 0;
      for (let i = 0; i < predicted.length; i++) {
        const dx = ((coordinates[2 * i] as number) - x) * scaleX;
        const dy = ((coordinates[2 * i + 1] as number) - y) * scaleY;
        const distance = dx * dx + dy * dy;
        if (distance < nearest) {
          nearest = distance;
          found = predicted[i] as number;
        }
      }
      classes[row * COLUMNS + column] = found;
    }
  }
  return { columns: COLUMNS, rows: ROWS, classes };
}
