import type { Elements } from "../elements.ts";

/** Whether one element comes before another; NaN counts as the largest. */
export function isBefore(a: number | bigint, b: number | bigint): boolean {
  return a < b || (Number.isNaN(b) && !Number.isNaN(a));
}

/**
 * The places of one lane in ascending order of their elements, NaN last; equal elements keep their order.
 * @param start first element; @param step distance between neighbours.
 */
export function sortLane(values: Elements, start: number, n: number, step: number, descending = false): Uint32Array {
  const lane = new Array<number | bigint>(n);
  const places = new Uint32Array(n);
  let hasNaN = false;
  for (let i = 0; i < n; i++) {
    const value = values[start + i * step] as number;
    lane[i] = value;
    places[i] = i;
    if (Number.isNaN(value)) hasNaN = true;
  }
  if (!hasNaN) {
    return descending
      ? places.sort((i, j) => compare(lane[j] as number, lane[i] as number) || i - j)
      : places.sort((i, j) => compare(lane[i] as number, lane[j] as number) || i - j);
  }
  const sign = descending ? -1 : 1;
  return places.sort((i, j) => sign * compareWithNaN(lane[i] as number, lane[j] as number) || i - j);
}

function compare(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareWithNaN(a: number | bigint, b: number | bigint): number {
  return isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0;
}
