import type { Elements } from "../elements.ts";

/** Whether one element comes before another; NaN counts as the largest. */
export function isBefore(a: number | bigint, b: number | bigint): boolean {
  return a < b || (Number.isNaN(b) && !Number.isNaN(a));
}

/** Most elements of a lane whose places fit beside a key of 32 bits in the 53 exact bits of a double. */
const MOST_PACKED = 2 ** 21;
const bits = new Float32Array(1);
const word = new Int32Array(bits.buffer);

/**
 * The places of one lane in ascending order of their elements, NaN last; equal elements keep their order.
 * @param start first element; @param step distance between neighbours.
 */
export function sortLane(values: Elements, start: number, n: number, step: number, descending = false): Uint32Array {
  const packed = n <= MOST_PACKED ? packKeys(values, start, n, step, descending) : undefined;
  return packed === undefined ? sortByComparing(values, start, n, step, descending) : unpackPlaces(packed.sort());
}

/**
 * Key and place in one number, so that the engine's own sort of doubles can be used: it is several times faster than
 * one that calls back. Undefined where a key does not fit 32 bits.
 */
function packKeys(
  values: Elements,
  start: number,
  n: number,
  step: number,
  descending: boolean,
): Float64Array | undefined {
  if (values instanceof Float64Array) return undefined;
  const isFloat = values instanceof Float32Array;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const value = Number(values[start + i * step]);
    const key = isFloat ? keyOfFloat(value) : value + 0x80000000;
    if (!(key >= 0 && key <= 0xffffffff)) return undefined;
    keys[i] = (descending ? 0xffffffff - key : key) * MOST_PACKED + i;
  }
  return keys;
}

/** An integer of 32 bits without sign, in the order of floats; the two zeros are the same, NaN is above infinity. */
function keyOfFloat(value: number): number {
  if (Number.isNaN(value)) return 0xffffffff;
  bits[0] = value + 0;
  const raw = word[0] as number;
  return value === 0 ? 0x80000000 : raw >= 0 ? raw + 0x80000000 : ~raw >>> 0;
}

function unpackPlaces(keys: Float64Array): Uint32Array {
  const places = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) places[i] = (keys[i] as number) % MOST_PACKED;
  return places;
}

function sortByComparing(values: Elements, start: number, n: number, step: number, descending: boolean): Uint32Array {
  const lane = new Array<number | bigint>(n);
  const places = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    lane[i] = values[start + i * step] as number;
    places[i] = i;
  }
  const compare = (a: number | bigint, b: number | bigint) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0);
  return descending
    ? places.sort((i, j) => compare(lane[j] as number, lane[i] as number) || i - j)
    : places.sort((i, j) => compare(lane[i] as number, lane[j] as number) || i - j);
}

/** The places of the first `count` of a sorted lane, by insertion: for few of many. */
export function firstOfLane(
  values: Elements,
  start: number,
  n: number,
  step: number,
  count: number,
  descending: boolean,
): Uint32Array {
  const places = new Uint32Array(count);
  const best = new Array<number | bigint>(count);
  let filled = 0;
  for (let i = 0; i < n; i++) {
    const value = values[start + i * step] as number;
    if (filled === count && !comesFirst(value, best[count - 1] as number, descending)) continue;
    let at = filled < count ? filled++ : count - 1;
    while (at > 0 && comesFirst(value, best[at - 1] as number, descending)) {
      best[at] = best[at - 1] as number;
      places[at] = places[at - 1] as number;
      at -= 1;
    }
    best[at] = value;
    places[at] = i;
  }
  return places;
}

function comesFirst(a: number | bigint, b: number | bigint, descending: boolean): boolean {
  return descending ? isBefore(b, a) : isBefore(a, b);
}
