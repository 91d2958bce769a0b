export type Point = { x: number; y: number };

export function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Maps `domain` onto `range` linearly. A domain without extent maps to the start of the range. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]) {
  const extent = domain[1] - domain[0];
  const factor = extent === 0 ? 0 : (range[1] - range[0]) / extent;
  return (value: number) => range[0] + (value - domain[0]) * factor;
}

/**
 * Round ticks that cover low to high: steps of 1, 2, 2.5 or 5 times a power of ten, about `count` of them.
 * The first tick is at or below `low`, the last at or above `high`.
 * Source: the "nice numbers" of Heckbert, Graphics Gems (1990).
 */
export function niceTicks(low: number, high: number, count = 5): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  if (low === high) return niceTicks(low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2, count);
  const rough = (high - low) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Rounding to twelve figures takes out what binary fractions add, such as 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** An SVG path through the points; a value that is no number breaks the line instead of drawing to zero. */
export function linePath(points: readonly Point[]): string {
  let path = "";
  let penDown = false;
  for (const { x, y } of points) {
    if (Number.isFinite(x) && Number.isFinite(y)) {
      path += `${penDown ? "L" : "M"}${round(x)} ${round(y)}`;
      penDown = true;
    } else {
      penDown = false;
    }
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The x among `sorted` that lies nearest to `target`; undefined when there is none. */
export function nearest(sorted: readonly number[], target: number): number | undefined {
  let best: number | undefined;
  for (const x of sorted) if (best === undefined || Math.abs(x - target) < Math.abs(best - target)) best = x;
  return best;
}

/**
 * Moves labels apart so that neighbours stand at least `gap` from each other, inside [low, high], in their order.
 * @returns the new positions, in the order of `positions`.
 */
export function spreadLabels(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position);
  let floor = low;
  for (const label of order) {
    label.position = Math.max(label.position, floor);
    floor = label.position + gap;
  }
  let ceiling = high;
  for (const label of order.toReversed()) {
    label.position = Math.min(label.position, ceiling);
    ceiling = label.position - gap;
  }
  const spread = [...positions];
  for (const label of order) spread[label.index] = label.position;
  return spread;
}

/** A guess at a label's width in pixels at 12 px, before the browser has drawn it: wide for kana and kanji. */
export function estimateTextWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 6.6;
  return width;
}
